// Keeps the last opened pages and papers of meetings, and gives them when there is no
// connection, saying so. Everything else goes past it.
const KEPT = "vergaderstukken";
const MOST = 60;
const PAGES = /^\/(vandaag\/|vergaderingen\/\d+\/(punten\/\d+\/|stukken\/\d+\/)?)$/;
const LOOKS = /^\/static\/.+\.(css|js|woff2|svg)$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (PAGES.test(address.pathname) || LOOKS.test(address.pathname)) {
    event.respondWith(newestOf(event.request));
  }
});

async function newestOf(request) {
  try {
    const response = await fetch(request);
    await keep(request, response.clone());
    return response;
  } catch (noConnection) {
    const kept = await (await caches.open(KEPT)).match(request.url);
    if (!kept) throw noConnection;
    return told(kept);
  }
}

// What may no longer be read is thrown away; a page that led elsewhere is not kept.
async function keep(request, response) {
  const cache = await caches.open(KEPT);
  if (!response.ok || response.redirected) {
    if (response.status !== 304 && response.status < 500) await cache.delete(request.url);
    return;
  }
  const headers = new Headers(response.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  await cache.delete(request.url);
  await cache.put(request.url, new Response(await response.blob(), { headers }));
  const known = await cache.keys();
  for (const old of known.slice(0, Math.max(0, known.length - MOST))) await cache.delete(old);
}

async function told(kept) {
  if (!(kept.headers.get("Content-Type") || "").startsWith("text/html")) return kept;
  const at = new Date(kept.headers.get("X-Kept-At")).toLocaleString("nl-NL", {
    day: "numeric", month: "long", hour: "2-digit", minute: "2-digit",
  });
  const words = `<div class="so-wrap"><div class="so-alert so-alert--warn" role="status" data-offline-told><p><b>U bent offline.</b> Dit is de versie van ${at}. Wat u nu verstuurt, komt niet aan.</p></div></div>`;
  const page = (await kept.text()).replace(/(<main [^>]*>)/, `$1${words}`);
  return new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
