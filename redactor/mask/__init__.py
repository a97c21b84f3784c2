"""Making content safe: text by operators, pixels by opaque fill, key events one by one."""
