// The host's desk follows what happens: its parts are asked for again, and one that somebody is typing in stays as it is.
const desk = document.querySelector("[data-desk]");
let due = false;
let asking = false;

async function refresh() {
  if (asking) {
    due = true;
    return;
  }
  asking = true;
  due = false;
  const answer = await fetch(location.pathname.replace(/\/desk\/.*$/, "/desk"), { headers: { accept: "text/html" } }).catch(() => null);
  if (answer?.ok && !answer.redirected) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of desk.querySelectorAll("[data-refresh]")) {
      const now = fresh.getElementById(part.id);
      if (!now) return location.reload();
      if (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")) continue;
      const focused = part.contains(document.activeElement) ? [...part.querySelectorAll("button")].indexOf(document.activeElement) : -1;
      part.replaceChildren(...now.childNodes);
      if (focused >= 0) part.querySelectorAll("button")[focused]?.focus();
    }
  }
  // However much happens, the desk asks once a second.
  setTimeout(() => {
    asking = false;
    if (due) refresh();
  }, 1000);
}

if (desk) {
  if (window.EventSource) {
    const stream = new EventSource(`${desk.dataset.desk}/events?after=${desk.dataset.after}`);
    for (const kind of ["pin", "offer", "stock", "chat", "state"]) stream.addEventListener(kind, refresh);
  }
  // Orders and viewers come without a word.
  setInterval(refresh, 6000);
}
