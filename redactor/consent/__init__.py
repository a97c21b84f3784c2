"""Who agreed to what, when: consent records and the ledger that keeps them."""
