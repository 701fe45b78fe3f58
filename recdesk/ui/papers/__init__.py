"""Documents besides the offer letter: which one, what it asks, the page that shows it before it is filed."""
