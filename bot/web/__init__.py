"""What is asked in a browser or by a program over HTTP: a read-only JSON API, and one small page on it."""
