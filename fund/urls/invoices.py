"""Addresses of the fund: invoices."""

from django.urls import URLPattern, path, register_converter

from ..views.invoices import crediting, invoices, issuing, own
from . import invoices_parties

LIST = "fonds/facturen/"
ONE = f"{LIST}<invoice_number:number>"
RUN = f"{LIST}maken/<int:pk>/"


class InvoiceNumber:
    """F2026-00012 or C2026-00003."""

    regex = "[FC][0-9]{4}-[0-9]{5,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class InvoiceForm(InvoiceNumber):
    """In which form an invoice is kept."""

    regex = "pdf|xml"


register_converter(InvoiceNumber, "invoice_number")
register_converter(InvoiceForm, "invoice_form")

urlpatterns: list[URLPattern] = [
    *invoices_parties.urlpatterns,
    path(LIST, invoices.Invoices.as_view(), name="fund_invoices"),
    path(f"{LIST}maken/", issuing.InvoiceRuns.as_view(), name="fund_invoice_runs"),
    path(RUN, issuing.InvoiceRun.as_view(), name="fund_invoice_run"),
    path(f"{RUN}nakijken/", issuing.CheckRun.as_view(), name="fund_check_invoice_run"),
    path(f"{RUN}nu/", issuing.IssueRun.as_view(), name="fund_issue_invoice_run"),
    path(f"{ONE}/", invoices.InvoicePage.as_view(), name="fund_invoice"),
    path(
        f"{ONE}.<invoice_form:form>",
        invoices.InvoiceFile.as_view(),
        name="fund_invoice_file",
    ),
    path(
        f"{ONE}/crediteren/",
        crediting.CreditInvoice.as_view(),
        name="fund_credit_invoice",
    ),
    path(
        "mijn-gemeente/facturen/<slug:slug>/",
        own.OwnInvoices.as_view(),
        name="fund_own_invoices",
    ),
]
