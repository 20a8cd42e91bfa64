"""The CPU of the audit over a bare pass of the solver: the same programme, each count as small and as large as it can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from bench.crowd import crowd
from bench.rated import rated
from bench.ratio import Ratio, cpu
from surveyapp.config import ROOT
from surveyapp.domain.auditing.auditor import to_withhold
from surveyapp.domain.auditing.knowledge import Knowledge
from surveyapp.domain.auditing.learning import learn
from surveyapp.domain.auditing.linear import Solver
from surveyapp.domain.disclosure import Making, TallySet, protect
from surveyapp.domain.measures import Population, tally
from surveyapp.domain.moments import Changes, Moment, moment
from surveyapp.domain.questionnaire import Questionnaire
from surveyapp.questionnaire_files import read_questionnaire

NAMES = ("my-story", "our-story")
FEW = 90
MOST = 5


def ratios(responses: int) -> Iterator[Ratio]:
    """The questionnaires that are asked, with few responses (so that much is hidden), and the one made for measuring."""
    for name in NAMES:
        yield ratio(read_questionnaire(ROOT / "questionnaires" / f"{name}.yaml"), FEW)
    yield ratio(rated(), responses)


def ratio(questionnaire: Questionnaire, size: int) -> Ratio:
    """The audit of a first release of so many responses."""
    moments = [_drafted(questionnaire, size)]
    audit = cpu(lambda: [to_withhold(questionnaire, population, moments) for population in Population])
    bare = sum(_bare_pass(learn(questionnaire, population, moments)) for population in Population)
    what = f"CPU of the audit of {questionnaire.id}, {size:,} responses"
    return Ratio(what, "a bare pass of HiGHS over the same cells", audit / bare, MOST)


def _drafted(questionnaire: Questionnaire, size: int) -> Moment:
    """The figures of a first release that no audit has seen."""
    counts = tally(questionnaire, (one.answers for one in crowd(questionnaire, size, Random(1))))
    came = Changes(came=size)
    tallies = TallySet("bench", questionnaire, 1, counts, came, came)
    making = Making(on=date.today(), key=b"bench", audit=False)
    return moment(protect([tallies], [], None, making).release.sets[0], 1, came)


def _bare_pass(knowledge: Knowledge) -> float:
    """The CPU of HiGHS alone, twice for each count."""

    def each() -> None:
        solver = Solver(knowledge.programme)
        for variable in knowledge.counts.values():
            solver.reach(variable)

    return cpu(each)
