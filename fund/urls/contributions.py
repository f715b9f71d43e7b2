"""Addresses of the fund: rates and contribution runs."""

from django.urls import URLPattern, path, register_converter

from ..views.contributions import runs, years

YEAR = "fonds/bijdragen/<int:year>/"
RUN = f"{YEAR}rondes/<int:pk>/"


class SheetForm:
    """What a run can be taken along as."""

    regex = "csv|ods|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SheetForm, "sheet_form")

urlpatterns: list[URLPattern] = [
    path(
        "fonds/bijdragen/", years.ContributionYears.as_view(), name="fund_contributions"
    ),
    path(YEAR, years.ContributionYear.as_view(), name="fund_contribution_year"),
    path(f"{YEAR}tarief/", years.SetRate.as_view(), name="fund_set_rate"),
    path(f"{YEAR}inwonertallen/", years.Prepare.as_view(), name="fund_prepare_run"),
    path(f"{YEAR}rekenen/", years.Simulator.as_view(), name="fund_simulator"),
    path(RUN, runs.Run.as_view(), name="fund_run"),
    path(f"{RUN}berekenen/", runs.Compute.as_view(), name="fund_compute_run"),
    path(f"{RUN}goedkeuren/", runs.Approve.as_view(), name="fund_approve_run"),
    path(
        f"{RUN}intrekken/",
        runs.WithdrawCorrection.as_view(),
        name="fund_withdraw_correction",
    ),
    path(f"{RUN}correctie/", runs.Correct.as_view(), name="fund_correct_run"),
    path(
        f"{RUN}herindeling/", runs.CorrectMerger.as_view(), name="fund_correct_merger"
    ),
    path(
        f"{RUN}bijdragen.<sheet_form:form>",
        runs.RunFile.as_view(),
        name="fund_run_file",
    ),
]
