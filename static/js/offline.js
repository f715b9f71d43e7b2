// Lets a signed-in member read the agenda and papers last opened without a connection.
// A page of a meeting asks for it with data-offline="/address-of-the-worker"; when
// nobody is signed in, what was kept is thrown away: the device may be shared.

const KEPT = "vergaderstukken";

export async function readOffline(page) {
  if (!("serviceWorker" in navigator) || !window.caches) return;
  const asked = page.querySelector("[data-offline]");
  try {
    if (asked) await navigator.serviceWorker.register(asked.dataset.offline, { scope: "/" });
    else if (page.querySelector('.so-user a[href^="/inloggen/"]')) await window.caches.delete(KEPT);
  } catch {
    // Storage is switched off: the pages work as they do without it.
  }
}
