// Small helps on top of pages that work without them. Nothing here is needed to send a form.

// Runs in the head, before the first paint: otherwise a dark page would flash up light.
const root = document.documentElement;
const applyTheme = (theme) => {
  if (theme) root.dataset.kernTheme = theme;
  else delete root.dataset.kernTheme; // KERN follows the system by itself
};
try {
  applyTheme(localStorage.getItem("theme"));
} catch {
  // Storage may be forbidden; then the system decides.
}

function themeSwitch(group) {
  const buttons = [...group.querySelectorAll("button")];
  const show = () => {
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.theme === (root.dataset.kernTheme ?? "")));
  };
  for (const b of buttons) {
    b.addEventListener("click", () => {
      applyTheme(b.dataset.theme);
      try {
        if (b.dataset.theme) localStorage.setItem("theme", b.dataset.theme);
        else localStorage.removeItem("theme");
      } catch {
        // The choice then lasts for this page only.
      }
      show();
    });
  }
  show();
  group.hidden = false;
}

const numberText = (n, digits = 0) =>
  n.toLocaleString(root.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });

// Counts code points, and a line break as one, as the server does.
function counter(input) {
  const out = document.getElementById(`${input.id}-count`);
  if (!out) return;
  // The visible number changes at once, the spoken one only when typing pauses.
  const spoken = document.createElement("span");
  spoken.className = "kern-sr-only";
  spoken.setAttribute("aria-live", "polite");
  out.after(spoken);
  let pause;
  const text = () => {
    const left = Number(input.dataset.maxChars) - [...input.value].length;
    out.classList.toggle("l-counter--over", left < 0);
    return (left < 0 ? out.dataset.over : out.dataset.left).replace("#", numberText(Math.abs(left)));
  };
  input.addEventListener("input", () => {
    out.textContent = text();
    clearTimeout(pause);
    pause = setTimeout(() => { spoken.textContent = out.textContent; }, 1000);
  });
  out.textContent = text();
}

// Asks before a changed form is left. data-guard="dirty" marks a form that came back with errors:
// its content is not saved either.
function guard(form) {
  let changed = form.dataset.guard === "dirty";
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.isChanged = () => changed;
  form.letGo = () => { changed = false; };
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// A page in another language is another page, and so is the privacy notice: what was typed waits in this tab only.
const kept = () => [...document.querySelectorAll("form[method='post']")].filter((form) => form.id !== "tongues");
const typed = (form) => [...form.elements].filter((field) => field.name && !["password", "file"].includes(field.type)
  && (field.type !== "hidden" || field.name === "version"));
const isOther = (field) => (field.localName === "select"
  ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.dataset.first !== field.value
  : field.value !== field.defaultValue || field.checked !== field.defaultChecked);
const isTyped = (form) => form.isChanged?.() || form.dataset.guard === "dirty" || typed(form).some(isOther);
function keepTyped(link) {
  // A button sends what an earlier form held; what was typed since is newer.
  const href = link.href ?? link.dataset.href;
  const leads = new URL(href, location.href);
  const changesLanguage = leads.pathname.startsWith("/language/");
  link.addEventListener("click", (event) => {
    const forms = kept().map((form) => !isTyped(form) ? null
      : typed(form).map((field) => [field.name, field.value, field.checked ?? false]));
    const isEmpty = forms.every((form) => !form);
    if (!isEmpty) {
      const to = changesLanguage ? leads.searchParams.get("to") : location.pathname + location.search;
      try {
        sessionStorage.setItem("typed", JSON.stringify({ to, forms }));
      } catch {
        return; // The server then keeps it, or the browser asks before the form is left.
      }
      kept().forEach((form) => form.letGo?.());
    }
    // What was sent before travels with its button, and a text of the office shows the way back to what is typed.
    const travels = isEmpty ? link.getAttribute("form") === "tongues" : !changesLanguage;
    if (link.localName === "button" && !travels) {
      event.preventDefault();
      location.assign(href);
    }
  });
}
function bringTyped() {
  let brought;
  try {
    brought = JSON.parse(sessionStorage.getItem("typed"));
    if (brought?.to !== location.pathname + location.search) return;
    sessionStorage.removeItem("typed");
  } catch {
    return;
  }
  kept().forEach((form, at) => {
    const fields = typed(form);
    const values = brought.forms[at] ?? [];
    // Another form stands there now: it is not ours to fill in.
    if (!values.length || fields.length !== values.length || fields.some((field, n) => field.name !== values[n][0])) return;
    fields.forEach((field, n) => {
      const [, value, checked] = values[n];
      if (field.type === "radio" || field.type === "checkbox") field.checked = checked;
      else field.value = value;
    });
    if ("guard" in form.dataset) form.dataset.guard = "dirty";
  });
}
// What is sent waits no longer.
function forgetTyped(event) {
  if (event.submitter?.hasAttribute("formaction")) return;
  try {
    sessionStorage.removeItem("typed");
  } catch {
    // Then nothing waits.
  }
}

// Repeats the server's sum: weight × points / max over all criteria, divided by the sum of weights.
function scoreTotal(box) {
  const form = box.closest("form");
  const scales = [...form.querySelectorAll("[data-criterion]")];
  const total = box.querySelector("[data-total]");
  const missing = box.querySelector("[data-missing]");
  const update = () => {
    let sum = 0, weights = 0, open = 0;
    for (const scale of scales) {
      const weight = Number(scale.dataset.weight);
      const chosen = scale.querySelector("input:checked");
      weights += weight;
      if (chosen) sum += weight * Number(chosen.value) / Number(scale.dataset.max);
      else open += 1;
    }
    total.textContent = numberText(weights ? sum / weights * Number(box.dataset.scale) : 0, Number(box.dataset.digits));
    missing.textContent = open ? missing.dataset.open.replace("#", numberText(open)) : missing.dataset.complete;
  };
  form.addEventListener("change", update);
  update();
}

// A field whose text is there to be taken away gets a button for it.
function copyable(input) {
  if (!navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kern-btn kern-btn--secondary";
  const label = document.createElement("span");
  label.className = "kern-label";
  label.setAttribute("aria-live", "polite");
  label.textContent = input.dataset.copy;
  button.append(label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(input.value);
      label.textContent = input.dataset.copied;
    } catch {
      input.select(); // Forbidden: at least the text is marked.
    }
  });
  input.closest(".l-field").after(button);
}

// A page that waits for something asks how far it is, and becomes the finished page by itself.
function refresh(box) {
  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-refresh]");
      if (!fresh) return location.reload();
      const [old, now] = [box.querySelector("[role=status]"), fresh.querySelector("[role=status]")];
      // Said only when there is something new.
      if (old.textContent !== now.textContent) old.replaceChildren(...now.childNodes);
      box.querySelector(".l-progress")?.replaceWith(fresh.querySelector(".l-progress"));
    } catch {
      // No answer this time.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}

document.addEventListener("DOMContentLoaded", () => {
  if (matchMedia("(min-width: 48rem)").matches) {
    document.querySelectorAll("details[data-open-wide]").forEach((details) => { details.open = true; });
  }
  document.querySelectorAll("select").forEach((field) => { field.dataset.first = field.value; });
  bringTyped();
  document.querySelectorAll("a[href^='/language/'], a[href^='/pages/'], button[data-href]").forEach(keepTyped);
  document.addEventListener("submit", forgetTyped);
  document.querySelectorAll("[data-copy]").forEach(copyable);
  document.querySelectorAll("[data-theme-switch]").forEach(themeSwitch);
  document.querySelectorAll("[data-max-chars]").forEach(counter);
  document.querySelectorAll("form[data-guard]").forEach(guard);
  document.querySelectorAll("[data-score-total]").forEach(scoreTotal);
  document.querySelectorAll("[data-refresh]").forEach(refresh);
});

// Not every browser honours autofocus on something that is no form control.
addEventListener("load", () => {
  if (document.activeElement === document.body) document.querySelector(".l-error-summary")?.focus();
});
