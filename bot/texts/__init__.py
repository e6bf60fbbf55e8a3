"""Everything the Discord bot says, in English and Japanese: tables that a linguist can read, one file a topic."""
