"""The report on a template: what is wrong in a Word file, where a person finds it, and how it is mended."""
