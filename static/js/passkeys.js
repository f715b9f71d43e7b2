// Shows what asks for a passkey only where the browser has them, and says it when
// somebody stopped or the device refused.
export function offerPasskeys(page) {
  for (const part of page.querySelectorAll("[data-passkeys]")) {
    part.hidden = !window.PublicKeyCredential;
  }
  page.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const place = page.querySelector("[data-passkey-error]");
    if (!place) return;
    place.textContent = place.dataset.passkeyError;
    place.hidden = false;
  });
}
