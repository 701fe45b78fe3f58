"""SQL of lists, searches and figures, as text and parameters: read by plain connections, without SQLAlchemy."""
