"""What happens in Discord when somebody asks, presses or sets something, and what the bot posts by itself."""
