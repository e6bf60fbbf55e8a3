"""The default indexes, beside the database: columns and vectors in memory (numpy, FAISS), words in files (tantivy)."""
