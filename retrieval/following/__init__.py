"""Following feeds for months: when each is asked, what was new, and what is wrong with those that fail."""
