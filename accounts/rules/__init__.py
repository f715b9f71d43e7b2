"""Who may do what with people, organisations and their own account."""

from .people import (
    fits,
    managed_organisation_ids,
    manages_everything,
    may_disable,
    may_end_role,
    may_give_role,
    may_manage_people,
    may_rename,
)
from .staff import may_administer, may_manage, may_read_journal
from .writing import is_signed_in, may_have_token, may_write, require_writer

__all__ = [
    "fits",
    "is_signed_in",
    "managed_organisation_ids",
    "manages_everything",
    "may_administer",
    "may_disable",
    "may_end_role",
    "may_give_role",
    "may_have_token",
    "may_manage",
    "may_manage_people",
    "may_read_journal",
    "may_rename",
    "may_write",
    "require_writer",
]
