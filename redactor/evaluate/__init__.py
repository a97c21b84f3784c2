"""Measuring on data whose private parts are known: what is missed, and what is masked for nothing."""
