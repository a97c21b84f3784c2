"""Policy packs: loading, validation, merging, and the decision whether an item may be processed."""
