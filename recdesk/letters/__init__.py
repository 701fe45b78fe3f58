"""Word templates in, letters out as DOCX and PDF, read back."""
