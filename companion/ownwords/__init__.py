"""Own Words: write about your work in your own words."""

__version__ = "0.1.0"
