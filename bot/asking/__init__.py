"""Questions as they are put to the bot: read, limited, answered off the event loop. Nothing here knows Discord."""
