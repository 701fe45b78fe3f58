"""One module per checklist: the rules that a machine can prove, each with its evidence."""
