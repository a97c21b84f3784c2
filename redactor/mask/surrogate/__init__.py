"""Realistic stand-ins for private values: same kind, culture and shape, chosen by key."""
