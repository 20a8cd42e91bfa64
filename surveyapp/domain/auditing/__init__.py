"""The auditor: plays an attacker who puts together everything published, and finds what could be worked out (rule 4)."""
