"""An offer's letter shown beside the data it was made from, and filed from there."""
