"""Training and measuring the machine reading of comments. The product runs without it."""
