"""Storage: the only room with SQL."""
