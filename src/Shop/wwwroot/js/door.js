// The door through a minute without network: who came is noted here, shown at once, and told to the shop as soon as it answers. Without this each button sends its form.
const store = "door";
const noted = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const note = list => list.length ? localStorage.setItem(store, JSON.stringify(list)) : localStorage.removeItem(store);
const forms = () => [...document.querySelectorAll("form[data-door]")];

function show(action, state) {
  for (const form of forms().filter(f => f.getAttribute("action") === action)) {
    form.dataset.door = state;
    form.querySelector("[role=status]").textContent = form.dataset[state] ?? "";
  }
}

// True: the shop knows. False: it says no. Null: there is no network, or somebody has to sign in first.
async function tell({ action, body }) {
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams(body), credentials: "same-origin", signal: AbortSignal.timeout(8000) }).catch(() => null);
  if (!answer || answer.status >= 500 || answer.status === 429) return null;
  return new URL(answer.url).pathname.startsWith("/cooperative/bookings/") ? answer.ok : null;
}

let busy = false;

async function settle() {
  if (busy) return;
  busy = true;
  for (const entry of noted()) {
    const known = await tell(entry);
    if (known === null) break;
    note(noted().filter(e => e.action !== entry.action));
    show(entry.action, known ? "came" : "wrong");
  }
  busy = false;
}

addEventListener("submit", event => {
  const form = event.target.closest("form[data-door]");
  if (!form) return;
  event.preventDefault();
  const action = form.getAttribute("action");
  // The number, the sum and the hour; nobody's name.
  const body = [...new FormData(form), ["at", new Date().toISOString()]];
  note([...noted().filter(e => e.action !== action), { action, body }]);
  show(action, "waits");
  settle();
});

addEventListener("online", settle);
setInterval(settle, 5000);
noted().forEach(e => show(e.action, "waits"));
settle();

// A camera is offered only where the browser reads codes by itself; the code opens the booking.
const button = document.getElementById("camera");
const view = document.getElementById("camera-view");
if (button && "BarcodeDetector" in window && navigator.mediaDevices) button.hidden = false;
button?.addEventListener("click", async () => {
  const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
  if (!camera) return;
  const detector = new BarcodeDetector();
  view.hidden = false;
  view.srcObject = camera;
  await view.play();
  for (;;) {
    const [code] = view.readyState >= 2 ? await detector.detect(view).catch(() => []) : [];
    if (code) {
      camera.getTracks().forEach(track => track.stop());
      document.getElementById("code").value = code.rawValue;
      return document.querySelector(".door-code").requestSubmit();
    }
    await new Promise(wait => setTimeout(wait, 300));
  }
});
