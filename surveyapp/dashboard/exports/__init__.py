"""Exports: a release as files, each of which can be read alone, all made from the same rows and the same words."""
