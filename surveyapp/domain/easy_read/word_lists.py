"""Word lists that the rules of easy read look for; each may grow."""

from __future__ import annotations

HARD_WORDS = (
    *("CAMHS", "EHCP", "EHC plan", "SENCO", "SENDCO", "SENDIASS", "Local Offer", "outcome", "provision", "transition"),
    *("practitioner", "co-production", "multi-agency", "stakeholder", "direct payment", "personal budget"),
    *("short break", "therapist", "therapy", "therapies", "counsellor", "educational psychologist", "mainstream"),
    *("apprenticeship", "dyslexia", "dyscalculia", "parent carer forum", "safeguarding", "assessment", "referral"),
)
"""Words of the services that a child or a tired parent may not know. Capitals, plurals and "'s" need no row of their own."""

KNOWN_LETTERS = {
    "NHS": "everybody in Britain knows it by its letters",
    "UK": "on every stamp of a passport, and easier than the words",
    "TV": "easier than the word that it stands for",
    "OK": "a word by now",
    "ID": "said as it is written, as in “ID card”",
}
"""Letters that need no explanation, each with the reason."""

NEGATIVE_WORDS = frozenset({"not", "never", "without", "cannot"})

SAID_UP_FRONT = (
    "We do not know who you are.",
    "So we cannot help you from this survey.",
    "If you are not safe, tell an adult you trust.",
    "If you are not safe, tell someone you trust.",
    "If your child is not safe, tell someone you trust.",
)
"""What `about` says before a questionnaire begins. A softer wording would hide that nobody comes to help."""

SAID_AFTER_WORRY = (
    "You do not have to feel like this alone.",
    "You do not have to carry this alone.",
    "We do not know who you are.",
    "So we cannot help you from here.",
)
"""What `worry` says after a worrying answer, for the same reason."""

STANDARD_ESCAPES = (
    *("I don't know", "Don't know", "I do not know", "I am not sure", "I'm not sure", "Not sure"),
    *("I prefer not to say", "None of these", "I don't go there", "My child doesn't go there"),
)
"""Options that are the same everywhere, whatever they are counted as."""

DONT_KNOWS = STANDARD_ESCAPES[:6]

LEADING = (
    *("don't you", "doesn't it", "isn't it", "aren't you", "wouldn't you", "shouldn't", "didn't you", "do you agree"),
    *("surely", "obviously", "of course", "clearly", "naturally", "everyone knows", "everybody knows", "most people"),
    *("as you know", "would you say that", "is it true that"),
)
LEADING_HOW = (
    *("good", "great", "well", "bad", "badly", "poor", "easy", "hard", "difficult", "safe", "unsafe", "happy", "sad"),
    *("helpful", "useful", "satisfied", "pleased", "worried", "important", "much better", "much worse", "quickly"),
)
"""“How safe …?” takes for granted that it is safe."""

VAGUE_TIMES = (
    *("often", "recently", "lately", "usually", "normally", "regularly", "frequently", "these days", "soon"),
    *("few days", "few weeks", "few months", "few years"),
)

NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("eighteen", "twenty", "thirty"),
)
"""Numbers in words, as in “the last two weeks”. “A few” is none."""

JOINING = ("and/or", "as well as", "along with", "together with", "plus", "and", "or")
"""Words that join two things in one question, the longest before those that they hold. “&” and “/” do so too."""

IDIOMS = (
    *("in the same boat", "on the same page", "at the end of the day", "keep an eye on", "piece of cake"),
    *("touch base", "in the loop", "have a say", "has a say", "hand in hand", "fall through the gaps"),
    *("falls through the gaps", "fall through the net", "fall between the cracks", "jump through hoops", "red tape"),
    *("up in the air", "on top of things", "over the moon", "under the weather", "let off steam", "bottle up"),
    *("one-stop shop", "joined-up", "tip of the iceberg", "light at the end of the tunnel", "going forward"),
    *("heads up", "a big ask", "in your shoes", "open door", "back to square one", "on the cards", "feel blue"),
    *("step up to the plate", "the bigger picture", "ballpark", "raining cats and dogs", "lend a hand"),
)

BEING = ("am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got")
PARTICIPLES = (
    *("given", "told", "made", "done", "seen", "taken", "known", "shown", "kept", "sent", "held", "written", "said"),
    *(
        "found",
        "heard",
        "brought",
        "bought",
        "built",
        "chosen",
        "drawn",
        "driven",
        "forgotten",
        "hidden",
        "hurt",
        "lost",
    ),
    *("paid", "put", "spent", "spoken", "taught", "thought", "understood", "let", "led", "meant", "left", "met"),
)
"""Forms that follow a form of "be" in a passive sentence, beside those that end in "-ed"."""
NO_PARTICIPLES = (
    *("tired", "worried", "interested", "excited", "bored", "scared", "married", "disabled", "finished", "pleased"),
    *("relaxed", "confused", "needed", "hundred", "naked"),
)
"""Words that end in "-ed" and say how somebody or something is."""

ONE_THING = (
    ("survey", "questionnaire"),
    ("help", "support"),
    ("feelings", "emotions"),
    ("parent", "mum and dad/mums and dads/mum or dad"),
    ("mum", "mother"),
    ("dad", "father"),
    ("child/children", "kid"),
    ("doctor", "GP", "physician"),
    ("school", "setting", "placement"),
    ("teacher", "educator"),
    ("adult", "grown-up"),
    ("worker", "professional", "practitioner"),
    ("someone", "somebody"),
    ("anyone", "anybody"),
    ("everyone", "everybody"),
    ("bus/buses", "coach/coaches"),
    ("website", "web page", "webpage"),
    ("phone", "telephone"),
    ("begin", "commence"),
    ("buy", "purchase"),
)
"""Names for one thing. A questionnaire uses one name of each row. A slash stands between forms of one name."""
