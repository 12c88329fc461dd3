"""Speaks LanguageTool's HTTP, so that editors people have already show our tips: a door of its own, off by default."""

from __future__ import annotations

from .app import create_languagetool

__all__ = ["create_languagetool"]
