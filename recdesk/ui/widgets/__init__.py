"""The parts that screens are built from. They know values and sentences, but no records, services or threads."""
