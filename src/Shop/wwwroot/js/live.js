// What happens in a livestream is shown as it happens. Without this the page shows and sells the same, as of when it was opened.
const room = document.querySelector(".live");
const base = room?.dataset.live;
const words = document.querySelector("[data-words]")?.dataset ?? {};
const template = document.querySelector("[data-new-offer]");
const log = document.querySelector("[data-chat]");
let heard = Number(room?.dataset.after ?? 0);

const say = (text, ...values) => values.reduce((t, v, i) => t.replace(`{${i}}`, v), text ?? "");
const yuan = fen => (fen / 100).toLocaleString("en-US", { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");
const find = (name, id) => room.querySelector(`[data-${name}="${Number(id)}"]`);
const write = (element, text) => { if (element) element.textContent = text; };

const changed = () => room.querySelector("[data-changed]").removeAttribute("hidden");

// The card of a product stands at its place in the rundown, or above all while it is on.
function pin({ item }) {
  const now = room.querySelector("[data-now]");
  const card = find("item", item);
  if (!now || !card) return changed();
  const before = now.querySelector("[data-item]");
  if (before === card) return;
  if (before) find("place", before.dataset.item)?.append(before);
  now.append(card);
  room.querySelector("[data-none]").hidden = true;
  for (const place of room.querySelectorAll("[data-place]")) place.dataset.on = String(place.dataset.place === String(item));
}

function offer({ id, item, state, sku, priceFen, listPriceFen, left, limit, endsAt }) {
  let shown = find("offer", id);
  if (state !== "open") {
    if (shown) over(shown);
    return;
  }
  if (!shown) {
    const shelf = find("item", item)?.querySelector("[data-offers]");
    if (!shelf) return changed();
    shown = template.content.firstElementChild.cloneNode(true);
    shown.dataset.offer = id;
    const form = shown.querySelector("form");
    for (const each of shown.querySelectorAll("form")) each.action = each.getAttribute("action").replace("/offers/new/", `/offers/${Number(id)}/`);
    if (form) {
      form.elements.Key.value = newKey();
      form.elements.quantity.id = `o-${Number(id)}`;
      form.elements.quantity.max = limit;
      form.querySelector("label").htmlFor = `o-${Number(id)}`;
    }
    const option = [...(find("item", item)?.querySelectorAll("option") ?? [])].find(o => o.value === sku);
    write(shown.querySelector("[data-variant]"), option ? option.textContent.split(" · ")[0] : "");
    shelf.append(shown);
  }
  write(shown.querySelector("[data-price]"), yuan(priceFen));
  write(shown.querySelector("[data-list]"), yuan(listPriceFen));
  write(shown.querySelector("[data-limit]"), say(words.limit, limit));
  shown.querySelector("[data-ends]").dataset.ends = endsAt;
  stock({ offer: id, left });
  tick();
}

function stock({ offer: id, left }) {
  const shown = find("offer", id);
  if (!shown || shown.dataset.over) return;
  shown.dataset.left = left > 0 ? "some" : "none";
  write(shown.querySelector("[data-left-words]"), left > 0 ? say(words.left, left) : words.soldOut);
  const button = shown.querySelector("button");
  if (button) button.disabled = left <= 0;
  const wait = shown.querySelector(".live-wait");
  if (wait) wait.hidden = left > 0;
}

function over(shown) {
  shown.dataset.over = "true";
  const wait = shown.querySelector(".live-wait");
  if (wait) wait.hidden = true;
  write(shown.querySelector("[data-left-words]"), words.over);
  const button = shown.querySelector("button");
  if (button) button.disabled = true;
}

function chat({ id, name, text, question, deleted }) {
  const known = find("message", id);
  if (deleted) return known?.remove();
  if (known || !log) return;
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  const line = document.createElement("p");
  line.className = "live-message";
  line.dataset.message = id;
  line.dataset.question = String(Boolean(question));
  const who = document.createElement("strong");
  who.textContent = name;
  const what = document.createElement("span");
  what.textContent = text;
  line.append(who, " ", what);
  log.append(line);
  while (log.children.length > 200) log.firstElementChild.remove();
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

function state({ state: now, viewers }) {
  const watching = room.querySelector("[data-viewers]");
  if (watching && viewers > 0) {
    watching.textContent = say(words.viewers, viewers);
    watching.hidden = false;
  }
  if (now === room.dataset.state) return;
  if (now === "live" && room.dataset.state === "announced") {
    // Not all in the same moment.
    setTimeout(() => location.reload(), Math.random() * 2000);
  } else {
    changed();
  }
}

const tell = { pin, offer, stock, chat, state };

function take(kind, data, id) {
  if (id) heard = Math.max(heard, Number(id));
  tell[kind]?.(data);
}

const isOver = now => ["ended", "replay", "cancelled"].includes(now);

function listen() {
  if (!window.EventSource) return ask();
  const stream = new EventSource(`${base}/events?after=${heard}`);
  // Something on the way holds the stream back.
  const silent = setTimeout(() => { stream.close(); ask(); }, 10000);
  stream.addEventListener("open", () => clearTimeout(silent));
  for (const kind of Object.keys(tell)) {
    stream.addEventListener(kind, event => {
      const data = JSON.parse(event.data);
      take(kind, data, event.lastEventId);
      if (kind === "state" && isOver(data.state)) stream.close();
    });
  }
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    clearTimeout(silent);
    ask();
  });
}

async function ask() {
  const answer = await fetch(`${base}/events.json?after=${heard}`).catch(() => null);
  if (answer?.ok) {
    const { events, last, state: now } = await answer.json();
    for (const { id, event, data } of events) take(event, data, id);
    heard = Math.max(heard, last);
    state({ state: now });
    if (isOver(now)) return;
  }
  setTimeout(ask, 5000);
}

const clock = (seconds, days) => {
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const two = n => String(n).padStart(2, "0");
  return d > 0 ? say(days, d, `${h}:${two(m)}`) : h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

function tick() {
  for (const end of document.querySelectorAll("[data-ends]")) {
    if (!end.dataset.ends) continue;
    const left = Math.max(0, Math.ceil((Date.parse(end.dataset.ends) - Date.now()) / 1000));
    end.textContent = say(words.ends, clock(left));
    if (left === 0) over(end.closest("[data-offer]"));
  }
  for (const begin of document.querySelectorAll("[data-until]")) {
    const left = Math.ceil((Date.parse(begin.dataset.until) - Date.now()) / 1000);
    begin.hidden = left <= 0;
    begin.textContent = clock(Math.max(0, left), begin.dataset.days);
  }
}

// The answer stands beside the button; the same wish keeps its key, so that asking twice takes once.
async function buy(form) {
  const said = form.parentElement.querySelector("[data-answer]");
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json", "idempotency-key": form.elements.Key.value } }).catch(() => null);
  button.disabled = false;
  if (answer?.status === 401 || answer?.redirected) return location.assign(`/account/sign-in?ReturnUrl=${encodeURIComponent(location.pathname)}`);
  if (answer?.status === 429 || answer?.status === 503) return write(said, words.busy);
  const body = await answer?.json().catch(() => null);
  if (answer?.status === 201 && body) {
    form.elements.Key.value = newKey();
    write(said, say(words.reserved, body.quantity, new Date(body.expiresAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })) + " ");
    const link = document.createElement("a");
    link.href = body.checkout;
    link.textContent = words.checkout;
    said.append(link);
    return;
  }
  if (answer?.status === 409 && body) {
    form.elements.Key.value = newKey();
    return write(said, body.message);
  }
  write(said, words.failed);
}

async function speak(form) {
  const said = form.querySelector(".field-validation-error");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" } }).catch(() => null);
  const body = await answer?.json().catch(() => null);
  const isSaid = answer?.status === 201;
  write(said, isSaid ? "" : body?.message ?? words.failed);
  form.elements.Text.setAttribute("aria-invalid", String(!isSaid));
  if (isSaid) {
    form.elements.Text.value = "";
    form.elements.IsQuestion.checked = false;
    form.elements.Text.removeAttribute("aria-invalid");
  }
}

room?.addEventListener("submit", event => {
  const act = event.target.matches(".live-take") ? buy : event.target.matches("[data-say]") ? speak : null;
  if (!act) return;
  event.preventDefault();
  act(event.target);
});

room?.addEventListener("click", event => {
  const seek = event.target.closest("[data-seek]");
  if (!seek || !video) return;
  event.preventDefault();
  video.currentTime = Number(seek.dataset.seek);
  video.play();
  video.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
});

// A camera that isn't there yet, stumbles or has just begun: who pressed play need not press again. Browsers pause what fails by themselves.
const video = document.querySelector("#video");
let wanted = false;
let tries = 0;
video?.addEventListener("play", () => { wanted = true; });
video?.addEventListener("pause", () => { wanted &&= Boolean(video.error); });
video?.addEventListener("timeupdate", () => { tries = 0; });
video?.addEventListener("error", () => {
  if (!wanted || room.dataset.state !== "live" || ++tries > 60) return;
  setTimeout(() => {
    video.load();
    video.play().catch(() => {});
  }, 3000);
});

if (room) {
  tick();
  setInterval(tick, 1000);
  if (log) log.scrollTop = log.scrollHeight;
  // Days before it begins nobody needs a line of their own.
  const begins = document.querySelector("[data-until]");
  if (base && (!begins || Date.parse(begins.dataset.until) - Date.now() < 2 * 3600 * 1000)) listen();
}
