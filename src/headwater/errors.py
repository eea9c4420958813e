"""What can go wrong, and how far it reaches.

    HeadwaterError
    ├── SetupError        the program or a dossier is set up wrong: nothing can go on
    │   ├── DossierError  the folder is not a dossier, is damaged, or is in use by another process
    │   └── SettingsError a setting in dossier.toml has no meaning
    ├── NotFound          an id that the dossier does not hold
    └── ModelError        a noun would be built wrong (a span whose quote does not fit, a number out of range)

Bad input is not an error: a step that cannot do its work yields a `model.Failure`, which the ledger keeps, and the rest goes on.
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """Anything this package raises on purpose; its text is one line that says what and where."""


class SetupError(HeadwaterError):
    """The program or a dossier is set up wrong."""


class DossierError(SetupError):
    """The folder is not a dossier, is damaged, or is in use."""


class SettingsError(SetupError):
    """A setting has no meaning."""


class NotFound(HeadwaterError):
    """An id that the dossier does not hold."""


class ModelError(HeadwaterError, ValueError):
    """A noun would be built wrong."""
