"""A server of the Model Context Protocol: assistants ask a feed, and get its exact words with where they are from."""
