"""Catalogues, numbers, dates, money and words in the languages of the desk."""
