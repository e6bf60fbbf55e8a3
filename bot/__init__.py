"""The product as people meet it: terminal and Discord."""
