"""A keystroke set of our own: labelled texts, typed as people type."""
