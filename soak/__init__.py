"""The long proofs of what is promised under load, faults and attack. `tests/` holds their quick forms."""
