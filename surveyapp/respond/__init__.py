"""Respond: a person answers a questionnaire, and may stop, come back, check, send, and take it back."""

from flask import Blueprint

from surveyapp.respond import answering, beside, codes, invited, sending, unsaved, welcome

blueprint = Blueprint("respond", __name__, template_folder="templates")
for part in (welcome, invited, answering, beside, sending, codes, unsaved):
    part.add_routes(blueprint)
