"""The built-in engine that turns a letter's DOCX into its PDF: package -> model -> strips -> pages -> PDF.

Reading order for a newcomer: `document` (the model), `parser` (DOCX into model), `lines`, `flow`, `tables` (model into
strips), `pages` (strips onto pages), `painter` (pages into PDF), `engine` (the whole way, and the proof of the text).
All lengths are twips (1/20 point) unless a name says otherwise.
"""
