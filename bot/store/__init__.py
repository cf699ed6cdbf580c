"""The store: tables, repositories and migrations, on SQLite or PostgreSQL. Domain values come out."""
