"""Forum: the work of staff, behind the guard: signing in, their own account, people, and the audit log."""

from flask import Blueprint

from surveyapp.forum import (
    audit_log,
    guard,
    links,
    local_offer,
    own_account,
    people,
    people_changes,
    reading,
    second_step,
    setting_up,
    signing_in,
    start,
    unusual_days,
)

blueprint = Blueprint("forum", __name__, url_prefix="/forum", template_folder="templates")
guard.stand_before(blueprint)
for part in (
    start,
    signing_in,
    second_step,
    setting_up,
    links,
    own_account,
    people,
    people_changes,
    audit_log,
    reading,
    local_offer,
    unusual_days,
):
    part.add_routes(blueprint)
