"""The domain: plain Python that knows questionnaires, answers, measures and protection; no web, no SQL."""
