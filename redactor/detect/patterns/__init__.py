"""Recognizers made of patterns and checksums, one file per family."""
