// Keeps a page of a jury session in step with the others. Without it the page is loaded anew by hand or by itself.

const step = document.querySelector("[data-events]");
let known = Number(step?.dataset.version);
let busy = false;

// What somebody is typing in stays as it is until it is sent.
const isTyped = (piece) => [...piece.querySelectorAll("form")].some((form) => form.isChanged?.())
  || piece.querySelector("details[open]") !== null || piece.contains(document.activeElement)
  && document.activeElement.matches("input:not([type=hidden]), textarea, select");

async function renew() {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    // Signed out, or the session is gone: the page says so.
    if (!answer.ok) return location.reload();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const pieces = (page) => new Map([...page.querySelectorAll("[data-live]")].map((piece) => [piece.dataset.live, piece]));
    const now = pieces(document), then = pieces(next);
    for (const [name, piece] of now) {
      const fresh = then.get(name);
      if (fresh && !isTyped(piece)) piece.replaceWith(document.importNode(fresh, true));
    }
    known = Number(next.querySelector("[data-events]")?.dataset.version ?? known);
  } finally {
    busy = false;
  }
}

if (step && window.EventSource) {
  const source = new EventSource(step.dataset.events);
  let newest = known;
  source.addEventListener("version", async (event) => {
    newest = Math.max(newest, Number(event.data));
    while (newest > known && !busy) {
      const before = known;
      await renew();
      if (known === before) break; // The page is not newer: the next event tries again.
    }
  });
}

// Arrow keys lead through the agenda on the projector.
document.addEventListener("keydown", (event) => {
  if (!document.querySelector("[data-projector]") || event.altKey || event.ctrlKey || event.metaKey) return;
  const form = document.querySelector(`form[data-press="${CSS.escape(event.key)}"]`);
  if (form) {
    event.preventDefault();
    form.requestSubmit();
  }
});
