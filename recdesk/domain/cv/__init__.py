"""Reading a CV's text by rules: labelled lines in Romanian, English, German and French become proposals.

A proposal is never a value: it carries the line where it was read, and a person takes it or leaves it. What no rule can
show is not proposed; gender, age, nationality, health and pictures are never looked at.
"""
