"""Markdown text to items; knows markdown-it-py, and neither database nor terminal."""
