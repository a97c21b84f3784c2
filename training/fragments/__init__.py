"""Seeded invention of screen text with labelled names: what windows, tables, forms and code show."""
