"""Feed to answer: readers, passages, storage, indexes, search."""
