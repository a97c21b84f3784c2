"""Many items: running sessions into an output folder, with manifest, summary page and resume."""
