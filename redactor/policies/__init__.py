"""The packs that come with the package: one YAML file each, decided examples beside it."""
