"""One function a page: from a request to a view to an answer."""

from headwater.present.web.pages.article import article, marks
from headwater.present.web.pages.capture import original, raw
from headwater.present.web.pages.lists import claim, dossier, entity, failures, findings, search, system

__all__ = ["article", "claim", "dossier", "entity", "failures", "findings", "marks", "original", "raw", "search", "system"]
