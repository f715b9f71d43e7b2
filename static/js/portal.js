// Improves pages that already work without it.
import { pressByNumber } from "./keys.js";
import { readOffline } from "./offline.js";
import { offerPasskeys } from "./passkeys.js";
import { keepTyped } from "./typed.js";

// A form that came back with errors: the summary takes the focus, so that it is read first.
if (document.title.startsWith("Fout:")) document.querySelector("[data-focus]")?.focus();

// Escape closes the menu or filters that are open, and gives the focus back.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const fold of document.querySelectorAll("details.so-menu[open], details.so-fold[open]")) {
    fold.open = false;
    fold.querySelector("summary").focus();
  }
});

// Paper cannot unfold: what is folded is printed open.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.so-details:not([open])")) {
    fold.open = true;
    addEventListener("afterprint", () => { fold.open = false; }, { once: true });
  }
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

offerPasskeys(document);
keepTyped(document);
pressByNumber(document);
readOffline(document);
