"""Measures the budgets of the product. ``make bench`` prints them; no test asserts a time."""
