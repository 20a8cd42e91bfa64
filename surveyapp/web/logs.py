"""Logs: structured lines about the software, never about persons: no address, user agent, answer, code or text."""

from __future__ import annotations

import logging
import sys

import structlog
from flask import Flask, got_request_exception, request

log = structlog.get_logger()


def set_up(app: Flask, level: str) -> None:
    """Log faults of `app` as JSON lines on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    app.logger.disabled = True  # Flask's own would print the address with the traceback
    got_request_exception.connect(_fault, app)


def _fault(_app: Flask, exception: Exception, **_: object) -> None:
    note_fault(exception)


def note_fault(exception: BaseException) -> None:
    """Where it broke, without the message of the exception: that may quote what a person wrote."""
    trace = exception.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "unknown"
    log.error("fault", endpoint=request.endpoint, kind=type(exception).__name__, where=where)
