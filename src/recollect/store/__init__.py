"""The database: the only package that knows SQLAlchemy and Alembic; it returns core types."""
