"""People, the organisations they act for, and in which role."""

from .invitation import Invitation, InvitationQuerySet
from .organisation import Organisation, OrganisationQuerySet
from .role import RoleAssignment, RoleAssignmentQuerySet
from .texts import HelpText, MailText, UpkeepTask
from .token import ApiToken, ApiTokenQuerySet
from .user import User, UserManager, UserQuerySet

__all__ = [
    "ApiToken",
    "ApiTokenQuerySet",
    "HelpText",
    "Invitation",
    "InvitationQuerySet",
    "MailText",
    "Organisation",
    "OrganisationQuerySet",
    "RoleAssignment",
    "RoleAssignmentQuerySet",
    "UpkeepTask",
    "User",
    "UserManager",
    "UserQuerySet",
]
