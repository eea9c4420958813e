"""What a page's markup says of a block: elements, roles and the class names that sites use."""

from __future__ import annotations

import re
from functools import lru_cache

_UNSEEN_TAGS = """
script style template noscript head iframe object
embed canvas svg math select datalist textarea audio video map area source track meta link base title
"""
_INLINE_TAGS = """
a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time
tt u
var wbr
"""
UNSEEN = frozenset(_UNSEEN_TAGS.split())
INLINE = frozenset(_INLINE_TAGS.split())

_TAGS = {
    "nav": "furniture",
    "footer": "furniture",
    "form": "furniture",
    "button": "furniture",
    "dialog": "furniture",
    "menu": "furniture",
    "header": "header",
    "aside": "aside",
    "figcaption": "caption",
    "h1": "h1",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "list",
    "td": "cell",
    "th": "cell",
    "time": "date",
    "address": "byline",
}
_ROLES = {
    "navigation": "furniture",
    "banner": "header",
    "contentinfo": "furniture",
    "search": "furniture",
    "complementary": "aside",
    "dialog": "furniture",
    "alertdialog": "furniture",
}
_ITEMPROPS = {
    "headline": "title",
    "author": "byline",
    "datepublished": "date",
    "datemodified": "date",
    "description": "standfirst",
    "caption": "caption",
}


def _names(words: str) -> re.Pattern[str]:
    # whole parts of a class name or id: "related-posts", "post__related", "block_related"
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)


_CLASSES = (
    ("post", _names("twitter-tweet|twitter-post|telegram-post|telegram-embed|instagram-media|fb-post|tiktok-embed|mastodon-embed|bluesky-embed")),
    (
        "related",
        _names(
            r"related\w*|recommend\w*|more-?(?:stories|news|articles|from|on|in)|read-?(?:more|next|also)|also-?read|see-?also|most-?(?:read|popular|viewed)"
            r"|popular\w*|trending|latest\w*|teasers?|outbrain|taboola|recirc\w*|(?:next|prev|previous)-?(?:article|post|story)|similar\w*|further-?reading|promo\w*"
        ),
    ),
    (
        "furniture",
        _names(
            r"nav\w*|menu\w*|bread-?crumbs?|footer\w*|masthead|cookies?\w*|consent\w*|gdpr|newsletter\w*|subscri\w*|sign-?up|paywall|log-?in|shar(?:e|ing)\w*|social\w*"
            r"|comments?|comment-?list|respond|disqus\w*|advert\w*|ads?|banner|pop-?up|modal|side-?bar\w*|widgets?|toolbar|pagination|pager|skip-?\w*|search\w*|donat\w*"
            r"|tags?|tag-?list|tag-?cloud|topics|keywords|copyright|disclaimer|legal|ratings?|no-?print|sr-only|screen-reader\w*|visually-?hidden"
        ),
    ),
    (
        "caption",
        _names(
            r"(?:\w+-)?captions?(?:-text)?|(?:image|photo|img|picture|media|figure)[_-]?(?:desc\w*|text|credits?|legend|title|info)|bildunterschrift|legende"
        ),
    ),
    (
        "standfirst",
        _names(
            r"stand-?first|sub-?(?:title|head(?:line)?|heading)|dek|deck|lede?|lead|chapeau|intro(?:duction|-?text)?|paragraph--?lead|teaser-?text|summary|abstract|excerpt|vorspann"
            r"|anreisser|entradilla|bajada|sommario|occhiello"
        ),
    ),
    ("byline", _names(r"by-?lines?|authors?|author-?(?:name|info|box|meta)|writer|autore?n?|contributors?|credits?|posted-?by")),
    ("date", _names(r"dates?|date-?time|time-?stamp|pub-?date|publish\w*|posted-?on|datum|fecha|meta-?(?:date|time)")),
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_WIDE = frozenset(("html", "body", "main", "article"))
"""Elements whose class names speak of the page's layout."""


def of_element(tag: str, names: str, role: str | None, itemprop: str | None) -> frozenset[str]:
    """Return the hints of one element: its tag, role and itemprop, and its class names and id in one string."""
    return _cached(tag, "" if tag in _WIDE else names[:200], (role or "").lower(), (itemprop or "").lower())


@lru_cache(maxsize=4_096)
def _cached(tag: str, names: str, role: str, itemprop: str) -> frozenset[str]:
    found = {_TAGS.get(tag), _ROLES.get(role), _ITEMPROPS.get(itemprop)}
    if names:
        found.update(hint for hint, pattern in _CLASSES if pattern.search(names))
    return frozenset(hint for hint in found if hint)


def is_hidden(hidden: str | None, aria_hidden: str | None, style: str | None) -> bool:
    """Tell whether an element is not shown, by its attributes `hidden`, `aria-hidden` and `style`."""
    return hidden is not None or (aria_hidden or "").lower() == "true" or bool(style and _HIDDEN.search(style[:500]))
