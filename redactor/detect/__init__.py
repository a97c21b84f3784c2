"""Finding what identifies or harms people or breaks confidence."""
