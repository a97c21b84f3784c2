"""Recordings of other programs, turned into sessions of our own format."""
