"""Every weight of the ranking, in one place; ``docs/ranking.md`` explains them.

All gains are in the same unit: 1 is a draft that is about an item as plainly as a draft can be.
"""

from __future__ import annotations

# What moves an item up before a word is written.
EMPTY = {
    "back": 1.00,  # the person said "later" to it, and later is now
    "balance": 1.00,  # not about the company, when enough of what was shared is: more than all below together
    "topic": 0.30,  # on a topic that the person follows
    "ends_soon": 0.25,  # cannot be shared much longer: full on its last day, half of it five days before
    "language": 0.20,  # in the language that the person reads in
    "new": 0.15,  # began lately
    "turn": 0.10,  # its turn today: full for the first of the day's order
}

# What moves an item up beside a draft. What the draft is about outweighs all else together.
DRAFT = {
    "wrote": 1.00,  # it fits what the draft is about, times how well (0 to 1)
    "balance": 0.25,  # as above; so little that a draft plainly about the company finds the company's items
    "related": 0.30,  # goes with an idea that is in use, times how many of its topics they share (0 to 1)
    "topic": 0.06,  # on a topic that the person follows
    "purpose": 0.05,  # does what the draft is out to do: find a colleague, serve a customer, pass on a lesson
    "own": 0.05,  # a person's own story, where the draft names no company
    "ends_soon": 0.04,  # cannot be shared much longer
    "language": 0.03,  # in the draft's language
}

# What keeps a list mixed and calm, taken from an item's score while the list is made.
VARIETY_EMPTY = {
    "kind": 0.60,  # for each item of its kind (company, field, personal) above it
    "topics": 0.60,  # when one above it shares a topic
    "matter": 0.00,  # when one above it has the very same kind and topics
    "set": 0.30,  # for each item of its set above it
}
VARIETY_DRAFT = {
    "kind": 0.00,  # as above; a draft about a storm wants ideas about storms, whatever their kind
    "topics": 0.00,
    "matter": 0.05,
    "set": 0.03,
}
OF_ONE_SET = 2  # items of one set in a list, at most: a campaign of hundreds cannot fill it
CALM = 0.15  # by this much a new item has to beat a shown one before it takes its place

# When a draft has a match at all.
CONFIDENCE = 1.0  # of the best item; below it nothing is shown
CONFIDENCE_KEPT = 0.8  # of the best item while its match is on the screen: at the edge it does not come and go
PLAINLY = 0.9  # of the best item's fit: the draft is plainly about it, and it keeps a place whatever the balance
WORTH_SHOWING = 0.45  # of the best item's fit, which the others need

# What a word of the draft counts.
EVERYDAY = 0.4  # of a full word: "good", "second", "door" say little about what a draft is about
OTHER_LANGUAGE = 0.8  # of a full word: known only when read in the other language
AGAIN = 0.7  # of a full word: a second word of the draft for the same thing

NEW_DAYS = 14  # days
ENDS_SOON_DAYS = 10  # days
NEAR = 0.75  # of the person's target: from here on the balance begins to count
LATER_HOURS = 20  # hours until "later" is over: the same time tomorrow is late enough
BACK_HOURS = 12  # hours that an item stays up once it is back
