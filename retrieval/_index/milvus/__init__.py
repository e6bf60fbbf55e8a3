"""The same indexes on a Milvus server, for more passages than one memory holds."""
