"""Dashboard: a release is looked at, as pages of charts, sentences and tables, and as files."""

from surveyapp.dashboard.routes import blueprint

__all__ = ["blueprint"]
