"""What is done with comments, in plain Python: sealing them, and what a machine reads from them."""
