"""Measures the person's pages with Lighthouse."""
