// Keeps what somebody typed in this tab until it is sent, so that an expired
// session or a closed form loses nothing. Never passwords, codes or files.
// A form takes part with data-keep="name"; the name says which form it is.

const NEVER = new Set(["password", "hidden", "file", "submit", "button", "image", "reset"]);

const controls = (form) =>
  [...form.elements].filter(
    (one) => one.name && !NEVER.has(one.type) && one.autocomplete !== "one-time-code",
  );

const keyOf = (form) => `typed:${location.pathname}:${form.dataset.keep}`;

function read(form) {
  return controls(form).map((one) =>
    one.type === "checkbox" || one.type === "radio"
      ? [one.name, one.value, one.checked]
      : [one.name, null, one.value],
  );
}

function write(form, values) {
  const boxes = controls(form);
  for (const [name, value, held] of values) {
    const one = boxes.find((c) => c.name === name && (value === null || c.value === value));
    if (!one) continue;
    if (value === null) one.value = held;
    else one.checked = held;
  }
}

function notice(form, forget) {
  const box = document.createElement("div");
  box.className = "so-alert so-kept";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "Wat u eerder typte en nog niet verstuurde, staat hieronder weer ingevuld. ";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "so-button so-button--second so-button--small";
  button.textContent = "Begin opnieuw";
  button.addEventListener("click", forget);
  box.append(text, button);
  form.prepend(box);
}

function follow(form, store) {
  const key = keyOf(form);
  const fresh = JSON.stringify(read(form));
  const kept = store.getItem(key);
  const refused = form.querySelector(".so-errors");
  if (kept && kept !== fresh && !refused) {
    write(form, JSON.parse(kept));
    notice(form, () => {
      store.removeItem(key);
      write(form, JSON.parse(fresh));
      form.querySelector(".so-kept").remove();
    });
  }
  form.addEventListener("input", () => store.setItem(key, JSON.stringify(read(form))));
}

// Whoever begins again forgets it on this device too; the server forgets its own.
function forgetOnRequest(page, store) {
  page.querySelector("form[data-forget]")?.addEventListener("submit", () => {
    for (const form of page.querySelectorAll("form[data-keep]")) store.removeItem(keyOf(form));
  });
}

// What was sent is forgotten when the answer says it arrived. Signing in (in one
// step or more), a page about an error, and the form itself say the opposite.
function forgetSent(store) {
  const sent = store.getItem("typed-sent");
  if (!sent) return;
  const here = document.querySelector("form[data-keep]");
  const isBack = here && keyOf(here) === sent;
  const isDone = document.querySelector(".so-messages .so-alert--good");
  const isOnTheWay =
    location.pathname.startsWith("/inloggen/") || document.querySelector("[data-not-arrived]");
  if (!isDone && (isBack || isOnTheWay)) return;
  store.removeItem(sent);
  store.removeItem("typed-sent");
}

export function keepTyped(page) {
  let store;
  try {
    store = window.sessionStorage;
    forgetSent(store);
  } catch {
    return; // storage is switched off: forms work as they do without JavaScript
  }
  forgetOnRequest(page, store);
  for (const form of page.querySelectorAll("form[data-keep]")) {
    follow(form, store);
    form.addEventListener("submit", () => {
      store.setItem(keyOf(form), JSON.stringify(read(form)));
      store.setItem("typed-sent", keyOf(form));
    });
  }
}
