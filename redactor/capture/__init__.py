"""Capture sessions: event kinds, bounded reading, atomic writing, and typed text from keys."""
