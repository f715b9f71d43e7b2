"""People, the organisations they act for, and in which role."""

from .invitation import Invitation
from .organisation import Organisation, OrganisationQuerySet
from .role import RoleAssignment, RoleAssignmentQuerySet
from .texts import HelpText, MailText, UpkeepTask
from .token import ApiToken
from .user import User, UserManager

__all__ = [
    "ApiToken",
    "HelpText",
    "Invitation",
    "MailText",
    "Organisation",
    "OrganisationQuerySet",
    "RoleAssignment",
    "RoleAssignmentQuerySet",
    "UpkeepTask",
    "User",
    "UserManager",
]
