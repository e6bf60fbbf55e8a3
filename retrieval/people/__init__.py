"""Who is who in an index, and whom a question means."""
