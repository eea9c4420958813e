"""Which neighbourhoods there are, who is in them, and what was linked of each, exchanged for other ones in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import delete, insert, or_, select, update

from headwater.ledger import schema
from headwater.ledger.extracted import Bodies, bodies_of
from headwater.ledger.linked import insert_woven, remove
from headwater.ledger.session import Session, batches
from headwater.ledger.stale import get, put, set_stale
from headwater.ledger.standings import ANEW, LINKED
from headwater.ledger.woven import Woven
from headwater.model import noun

_JOINED = "joined"


@noun
class Home:
    """Where an article stands: its id, and the neighbourhood that it was linked in, None where it never was."""

    article_id: str
    neighbourhood: str | None


class Placed(Session):
    """Neighbourhoods as they were linked."""

    def due(self) -> list[int]:
        """Return the articles, by number, that were never linked, that were read anew, or whose ties changed."""
        s, n = schema.standings.c, schema.neighbourhoods.c
        anew = select(n.id).where(n.state == ANEW)
        with self._reading() as connection:
            return list(connection.execute(select(s.number).where(or_(s.look == 1, s.neighbourhood.is_(None), s.neighbourhood.in_(anew)))).scalars())

    def homes(self, articles: Iterable[int] | None = None) -> dict[int, Home]:
        """Return where articles stand, by number; all of them where none are named."""
        s = schema.standings.c
        query = select(s.number, s.article_id, s.neighbourhood)
        with self._reading() as connection:
            some = [query] if articles is None else [query.where(s.number.in_(batch)) for batch in batches(articles)]
            return {r[0]: Home(article_id=r[1], neighbourhood=r[2]) for one in some for r in connection.execute(one)}

    def members(self, neighbourhoods: Iterable[str]) -> dict[str, set[int]]:
        """Return the articles of neighbourhoods, by number."""
        s = schema.standings.c
        found: dict[str, set[int]] = {i: set() for i in neighbourhoods}
        with self._reading() as connection:
            for batch in batches(list(found)):
                for number, held in connection.execute(select(s.number, s.neighbourhood).where(s.neighbourhood.in_(batch))):
                    found[held].add(number)
        return found

    def ruled(self) -> list[str]:
        """Return the neighbourhoods that were linked with decisions, or that are to be linked anew."""
        n = schema.neighbourhoods.c
        with self._reading() as connection:
            return list(connection.execute(select(n.id).where(or_(n.digest != "", n.state == ANEW))).scalars())

    def digests(self, neighbourhoods: Collection[str]) -> dict[str, str]:
        """Return the digests of the decisions that neighbourhoods were linked with, without those that are to be linked anew."""
        n = schema.neighbourhoods.c
        query = select(n.id, n.digest).where(n.state == LINKED)
        with self._reading() as connection:
            return {r[0]: r[1] for batch in batches(neighbourhoods) for r in connection.execute(query.where(n.id.in_(batch)))}

    def anchored(self, digests: Collection[str]) -> list[tuple[str, int]]:
        """Return (digest of a capture, number of an article made from it)."""
        c, a = schema.captures.c, schema.articles.c
        query = select(c.sha256, a.number).join_from(schema.captures, schema.articles, a.capture_id == c.id)
        with self._reading() as connection:
            return [(r[0], r[1]) for batch in batches(digests) for r in connection.execute(query.where(c.sha256.in_(batch)))]

    def captured(self, articles: Iterable[int]) -> dict[str, str]:
        """Return, by capture id, the digests of the captures that articles were made from."""
        c, a = schema.captures.c, schema.articles.c
        query = select(c.id, c.sha256).join_from(schema.captures, schema.articles, a.capture_id == c.id)
        with self._reading() as connection:
            return {r[0]: r[1] for batch in batches(articles) for r in connection.execute(query.where(a.number.in_(batch)))}

    def bodies(self, articles: Iterable[int]) -> list[Bodies]:
        """Return what is stored of articles, by article id, as it is: another process makes nouns of it."""
        c = schema.articles.c
        with self._reading() as connection:
            found = [b for batch in batches(articles) for b in bodies_of(connection, select(c.id, c.body).where(c.number.in_(batch)))]
        return sorted(found, key=lambda b: b.article_id)

    def exchange(self, gone: Collection[str], into: Sequence[tuple[Woven, int]]) -> None:
        """Store neighbourhoods, each with the strength that holds it, in place of others; killed meanwhile, it leaves the old or the new, whole."""
        s, n = schema.standings.c, schema.neighbourhoods.c
        with self._writing() as connection:
            remove(connection, gone)
            for some in batches(gone):
                connection.execute(delete(schema.neighbourhoods).where(n.id.in_(some)))
                connection.execute(update(schema.standings).where(s.neighbourhood.in_(some)).values(neighbourhood=None))
            for part, least in into:
                connection.execute(insert(schema.neighbourhoods), {"id": part.id, "state": LINKED, "digest": part.digest, "least": least})
                for some_articles in batches(part.articles):
                    connection.execute(update(schema.standings).where(s.number.in_(some_articles)).values(neighbourhood=part.id, look=0))
                insert_woven(connection, part)

    def linked_once(self) -> bool:
        """Tell whether anything was linked yet."""
        with self._reading() as connection:
            return connection.execute(select(schema.neighbourhoods.c.id).limit(1)).first() is not None

    def settle(self, joined: str) -> None:
        """Note that all is linked, and what analysts joined by then."""
        with self._writing() as connection:
            connection.execute(update(schema.standings).where(schema.standings.c.look == 1).values(look=0))
            put(connection, _JOINED, joined)
            set_stale(connection, stale=False)

    def joined(self) -> str:
        """Return what analysts had joined when all was linked the last time."""
        with self._reading() as connection:
            return get(connection, _JOINED) or ""
