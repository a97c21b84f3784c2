"""The command line: one file per verb group, one error handler."""
