"""The append-only record of every decision, and its verification."""
