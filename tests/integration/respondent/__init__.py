"""A respondent's whole life as a machine lives it, beside a small model of what was said."""
