"""The domain: pure Python that knows questionnaires, answers, measures and protection, and nothing of the web or of SQL."""
