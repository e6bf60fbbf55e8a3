"""Dense and lexical indexes derived from the record; both may be deleted at any time."""
