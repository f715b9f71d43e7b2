// In a part with data-keys a number presses the button of that number, as long as the
// focus is inside it; so a number that is typed in a field stays a number. The buttons
// have an access key as well, for whoever works without JavaScript.

const typing = (one) => one.closest("input, textarea, select");

export function pressByNumber(page) {
  for (const part of page.querySelectorAll("[data-keys]")) {
    part.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
      part.querySelector(`button[data-key="${CSS.escape(event.key)}"]`)?.click();
    });
  }
}
