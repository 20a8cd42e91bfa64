"""Breaks the domain in thousands of small ways, and counts which of them the tests and the types notice."""
