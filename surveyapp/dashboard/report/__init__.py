"""The report: a release as a tagged PDF, for boards and as easy read, from the same views that the pages show."""

from surveyapp.dashboard.report.routes import add_routes

__all__ = ["add_routes"]
