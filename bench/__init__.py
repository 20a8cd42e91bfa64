"""Benchmarks: the product measured against something bare in the same run, never against a clock on the wall."""
