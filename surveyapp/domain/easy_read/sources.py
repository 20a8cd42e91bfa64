"""Sources: where each rule of easy read comes from."""

from __future__ import annotations

GOV_UK = (
    "GOV.UK, Inclusive communication: Accessible communication formats, “Easy read”"
    " (https://www.gov.uk/government/publications/inclusive-communication/accessible-communication-formats)"
)
DEPARTMENT_OF_HEALTH = (
    "Department of Health, Making written information easier to understand for people with learning disabilities,"
    " revised edition 2010 (gateway reference 15123)"
)
INFORMATION_FOR_ALL = "Inclusion Europe, Information for all, 2009 (ISBN 2-87460-110-1), general standards, "
MENCAP = "Mencap, Am I making myself clear? Guidelines for accessible writing, 2000, reprinted 2002"
COGA = (
    "W3C, Making content usable for people with cognitive and learning disabilities, 2021"
    " (https://www.w3.org/TR/coga-usable/), objective 3: use clear and understandable content"
)
DE_VAUS = "D. de Vaus, Surveys in social research, 5th edition 2002, checklist of question wording"
FINLAY_AND_LYONS = (
    "W. M. L. Finlay and E. Lyons, Methodological issues in interviewing and using self-report questionnaires …,"
    " Psychological Assessment 13 (2001), 319–335 (doi 10.1037/1040-3590.13.3.319)"
)
"""The rest of the title is a word for people with learning disabilities that should stand on no page that they read."""
KINCAID = (
    "J. P. Kincaid and others, Derivation of new readability formulas for Navy enlisted personnel, Research Branch"
    " report 8-75, 1975 (the formula)"
)
OUR_OWN = "our own rule, docs/decisions/0010"
