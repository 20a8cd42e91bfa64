"""An attacker, written apart from the product's own auditor, and made-up surveys to attack."""
