"""Dashboard: a release is looked at."""

from flask import Blueprint

blueprint = Blueprint("dashboard", __name__, template_folder="templates")
blueprint.add_url_rule("/results/", "overview", lambda: "<!doctype html><title>Results</title><h1>Results</h1>")
