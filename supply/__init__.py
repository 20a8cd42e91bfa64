"""What the product is made of: pinned, licensed, audited, and listed."""
