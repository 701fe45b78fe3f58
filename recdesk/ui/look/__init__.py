"""How RecDesk looks: colour tokens, sizes and type steps, the style sheet, icons and the focus ring."""
