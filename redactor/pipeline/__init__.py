"""The corridor: walks each event through the rooms in order, and fails closed."""
