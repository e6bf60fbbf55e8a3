"""The connection to Discord: the client, what it registers and may do, and the servers it is in."""
