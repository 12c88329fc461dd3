"""``python -m ownwords`` is the same program as ``ownwords``."""

from .cli import main

main()
