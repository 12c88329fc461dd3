"""Chooses what to offer: one ranking for each moment, and nothing where nothing fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from ..models import Item, Language, Suggestion
from .indexed import Indexed, few_of_each_set, indexed
from .prompts import unanswered_first
from .query import Query, query_of
from .reasons import reasons
from .relevance import matches
from .signals import Context, score
from .situation import Catalogue, Situation
from .variety import calm, mixed
from .weights import PLAINLY, VARIETY_DRAFT, VARIETY_EMPTY

_BEGUN = 4  # words; a draft of fewer has only begun, so that it fits nothing says nothing
_WORD = re.compile(r"\w+")
# A capital that no beginning of a sentence explains; it comes first, so that only capitals are looked at.
_NAME = re.compile(r"[A-ZÆØÅÄÖ](?<=[\w,;:] .)\w+")
_CHOICE = 4  # times as many as are offered, of the company's and of the other items each, to choose a mixed list from
_OF_A_SET = 3  # items of one set among those
_RELATED = 100  # items on the topics of one in use, looked at closely


@dataclass(frozen=True, slots=True)
class Offer:
    """What the panel shows. ``instead`` is a personal idea without a link, where nothing fits the draft."""

    suggestions: tuple[Suggestion, ...]
    instead: Suggestion | None = None


def suggest(text: str, catalogue: Catalogue, situation: Situation) -> tuple[Suggestion, ...]:
    """Return at most ``situation.limit`` ideas, the best first, each with at least one reason in the reader's language.

    Before anything is written these are the day's ideas. Beside a draft they are those that fit it, or none. An item
    in use stays first, and what goes with it follows: never another advert.
    """
    return offer(text, catalogue, situation).suggestions


def offer(text: str, catalogue: Catalogue, situation: Situation) -> Offer:
    """Return what ``suggest`` does; where that is nothing, a question that needs no link."""
    known = indexed(catalogue)
    query = query_of(text, known.index, _reader(situation))
    context = context_of(text, query, known, situation)
    chosen = [*context.used, *_chosen(known, context)][: situation.limit]
    suggestions = tuple(_suggestion(item, context) for item in chosen)
    instead = None if suggestions or context.moment == "empty" else _instead(known, context)
    return Offer(suggestions, _suggestion(instead, context) if instead else None)


def context_of(text: str, query: Query, known: Indexed, situation: Situation) -> Context:
    """Return what the signals look at: the moment, and what the draft is about."""
    items = known.items
    used = [items[item_id] for item_id in dict.fromkeys(situation.used_items) if item_id in items]
    found = matches(query, known.index, items, situation) if query.words else {}
    begun = bool(found) or len(_WORD.findall(text)) >= _BEGUN
    return Context(
        moment="used" if used else "draft" if begun else "empty",
        situation=situation,
        found=found,
        language=query.language if begun else _reader(situation),
        things=query.gains().keys(),
        names_company=_names_any(text, situation.companies),
        used=tuple(item for item in used if situation.holds(item))[: situation.limit],
        names={name.lower(): name for name in _NAME.findall(text)},
    )


def _chosen(known: Indexed, context: Context) -> list[Item]:
    """Choose among the candidates of the moment, mixed, and as calm as what is shown allows."""
    situation = context.situation
    candidates = list(_candidates(known, context))
    scores = {item.id: score(item, context) for item in candidates}
    variety = VARIETY_EMPTY if context.moment == "empty" else VARIETY_DRAFT
    limit = situation.limit - len(context.used)
    wanted = mixed(candidates, scores, variety, 3 * situation.limit)
    return _keep_what_is_plain(calm(wanted, situation.shown_items), context, limit)


def _candidates(known: Indexed, context: Context) -> Iterable[Item]:
    if context.moment == "empty":
        return _of_the_day(known, context)
    found = [known.items[item_id] for item_id in context.found]
    if context.moment == "draft":
        return found
    related = [item for item in _on_their_topics(known, context) if item.id not in context.found]
    return [item for item in (*found, *related) if _goes_with(item, context)]


def _goes_with(item: Item, context: Context) -> bool:
    """Tell whether an item may stand beside one in use: useful or personal, and never another advert."""
    return item.about != "company" and item.disclosure != "advert" and item not in context.used


def _on_their_topics(known: Indexed, context: Context) -> Iterator[Item]:
    topics = dict.fromkeys(topic for item in context.used for topic in item.topics)
    every = dict.fromkeys(item.id for topic in topics for item in known.by_topic.get(topic, ()))
    return islice((known.items[each] for each in every if context.situation.allows(known.items[each])), _RELATED)


def _of_the_day(known: Indexed, context: Context) -> Iterator[Item]:
    """Yield what was put off until now and what is shown, then the day's order: enough of each half to choose from."""
    situation = context.situation
    first = [*(each.item for each in situation.preferences.later_items), *situation.shown_items]
    order = [*(known.items[item_id] for item_id in first if item_id in known.items)]
    halves = (_half(_day_order(known, context), situation, company) for company in (False, True))
    every = dict.fromkeys(item.id for item in chain(order, *halves))
    return (known.items[item_id] for item_id in every if situation.allows(known.items[item_id]))


def _half(order: Sequence[Item], situation: Situation, company: bool) -> Iterator[Item]:
    half = (item for item in order if (item.about == "company") == company and situation.allows(item))
    return islice(few_of_each_set(half, _OF_A_SET), _CHOICE * situation.limit)


def _day_order(known: Indexed, context: Context) -> Sequence[Item]:
    """Return every item in the order of the day: what the balance and "later" change is the same for all of a half."""
    situation = context.situation
    key = (situation.now.date(), context.language, situation.preferences.topics)
    plain = replace(context, moment="empty", without=("balance", "back"))
    return known.order(key, lambda item: score(item, plain))


def _keep_what_is_plain(order: Sequence[Item], context: Context, limit: int) -> list[Item]:
    """Return the first ``limit`` items; what the draft is plainly about keeps a place, whatever the balance says."""
    shown, rest = list(order[:limit]), order[limit:]
    plain = [item for item in rest if (found := context.found.get(item.id)) and found.strength >= PLAINLY]
    if shown and plain and plain[0].about == "company" and not any(item.about == "company" for item in shown):
        shown[-1] = plain[0]
    return shown


def _instead(known: Indexed, context: Context) -> Item | None:
    """Return a personal idea without a link, where the draft has no company matter at all."""
    if context.names_company:
        return None
    fitting = (
        item
        for item in _day_order(known, context)
        if item.about == "personal" and item.url is None and context.situation.allows(item)
    )
    return next(fitting, None)


def _suggestion(item: Item, context: Context) -> Suggestion:
    told = reasons(item, context, _reader(context.situation))
    return Suggestion(unanswered_first(item, context.things), told, score(item, context))


def _names_any(text: str, companies: Sequence[str]) -> bool:
    plain = text.casefold()
    return any(re.search(rf"\b{re.escape(each.casefold())}\b", plain) for each in companies if each)


def _reader(situation: Situation) -> Language:
    return "da" if (situation.language or "").split("-")[0].lower() == "da" else "en"
