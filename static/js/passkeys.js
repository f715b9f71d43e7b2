// Shows what asks for a passkey only where the browser has them, and says it when
// somebody stopped or the device refused.
const wanted = document.querySelectorAll("[data-passkeys]");
for (const part of wanted) part.hidden = !window.PublicKeyCredential;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.querySelector("[data-passkey-error]");
  if (!place) return;
  place.textContent = place.dataset.passkeyError;
  place.hidden = false;
});
