"""Invented screens with their exact truth: templates, looks, the seeded maker and the scores."""
