"""Web: what the slices share."""
