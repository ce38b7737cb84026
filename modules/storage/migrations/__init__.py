"""Numbered changes of the PostgreSQL tables; a released one is never edited, only followed."""
