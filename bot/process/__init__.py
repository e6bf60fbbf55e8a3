"""The program as whoever runs it sees it: start, stop, log, metrics, troubles and the check before all of it."""
