"""WHEN, WHO, and what is shown of it: articles, claims, control over time, store, views."""

__version__ = "0.1.0"
