"""Invented fragments of screens with their gold: templates, values and the seeded maker."""
