"""Paper: booklets, symbol boards and posters, printed from the questionnaires that are collecting."""

from flask import Blueprint

from surveyapp.paper import routes

blueprint = Blueprint("paper", __name__, template_folder="templates", url_prefix="/paper")
routes.add_routes(blueprint)
