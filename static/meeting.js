// Keeps a page of a jury meeting in step with the others. Without it the page is loaded anew by hand or by itself.

const step = document.querySelector("[data-events]");
let known = Number(step?.dataset.version);
let busy = false;

// What somebody is typing in stays as it is until it is sent.
const isTyped = (piece) => [...piece.querySelectorAll("form")].some((form) => form.isChanged?.())
  || piece.querySelector("details[open]") !== null || piece.contains(document.activeElement)
  && document.activeElement.matches("input:not([type=hidden]), textarea, select");

// The control that has the focus, so that its like can have it once the piece is another one.
function focusedIn(piece) {
  const control = document.activeElement;
  if (!piece.contains(control)) return () => null;
  const same = (other) => ["tagName", "name", "value", "href"].every((term) => other[term] === control[term])
    && other.form?.action === control.form?.action;
  return (fresh) => [...fresh.querySelectorAll("a[href], button, summary")].find(same);
}

// What somebody has begun to write about one entry is not about the next.
function movedOn(piece, fresh) {
  const moved = piece.dataset.about !== fresh.dataset.about;
  for (const notice of piece.querySelectorAll("[data-moved-on]")) notice.hidden = !moved;
}

function exchange(piece, next) {
  const fresh = document.importNode(next, true), like = focusedIn(piece), news = fresh.dataset.news;
  piece.replaceWith(fresh);
  like(fresh)?.focus({ preventScroll: true });
  const reader = document.querySelector("[data-news-to]");
  if (reader && news !== undefined && news !== piece.dataset.news) reader.textContent = news;
}

async function renew() {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(step.dataset.page, { headers: { Accept: "text/html", "X-Requested-With": "fetch" } });
    // Signed out, shut out, or the meeting is gone: the page says so.
    if (answer.status >= 400 && answer.status < 500) return location.replace(step.dataset.page);
    if (!answer.ok) return; // The server is being started again.
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const pieces = (page) => new Map([...page.querySelectorAll("[data-live]")].map((piece) => [piece.dataset.live, piece]));
    const now = pieces(document), then = pieces(next);
    for (const [name, piece] of now) {
      const fresh = then.get(name);
      if (fresh && isTyped(piece)) movedOn(piece, fresh);
      else if (fresh) exchange(piece, fresh);
    }
    known = Number(next.querySelector("[data-events]")?.dataset.version ?? known);
    tell(false);
  } catch {
    tell(true);
  } finally {
    busy = false;
  }
}

let newest = known;
let again;

async function follow(version) {
  newest = Math.max(newest, version);
  clearTimeout(again);
  while (newest > known && !busy) {
    const before = known;
    await renew();
    // No connection, or the page is not newer yet.
    if (known === before) {
      again = setTimeout(follow, 1000, newest);
      break;
    }
  }
}

// Says that nothing new can arrive, until it can again.
function tell(lost) {
  const notice = document.querySelector("[data-lost]");
  if (notice && notice.hidden === lost) notice.hidden = !lost;
}

function listen() {
  const source = new EventSource(step.dataset.events);
  source.addEventListener("open", () => tell(false));
  // The first event of each connection names the newest version, so that nothing is missed in between.
  source.addEventListener("version", (event) => follow(Number(event.data)));
  // No part in it any more: what stands here is not for this reader now.
  source.addEventListener("gone", () => {
    source.close();
    location.replace(step.dataset.page);
  });
  source.addEventListener("error", () => {
    tell(true);
    // The browser itself tries again, unless it got an answer that is no stream: from a proxy, or after signing out.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => renew().then(listen), 2000);
  });
}

if (step && window.EventSource) {
  listen();
  // A tablet that was asleep, or a page that somebody has gone back to.
  document.addEventListener("visibilitychange", () => document.hidden || renew());
  window.addEventListener("pageshow", (event) => event.persisted && renew());
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
