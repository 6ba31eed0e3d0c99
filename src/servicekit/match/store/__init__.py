"""Compiled phrases and the tables that find them, as they are kept in memory and on disk."""
