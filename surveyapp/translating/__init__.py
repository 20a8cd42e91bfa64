"""Translating: catalogues of translations, as gettext keeps them: what there is to translate, and what was translated.

There is a domain for the interface, for the area with its themes, and for each questionnaire. `<domain>.pot` holds
what is to translate, `<language>/LC_MESSAGES/<domain>.po` a translation. Such files are all that a language needs.
"""
