"""From untrusted image bytes to a page of words with zones."""
