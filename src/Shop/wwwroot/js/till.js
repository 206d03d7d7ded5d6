// The till without waiting: goods are added in place, and a camera that knows codes reads them. Without this every tap opens the page anew, and a scanner types.
const till = document.getElementById("till");
const field = document.getElementById("scan");

async function open(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" }, credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok && answer?.status !== 422) return location.assign(address);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("till");
  if (!fresh) return location.assign(address);
  const focused = document.activeElement?.id;
  till.replaceChildren(...fresh.childNodes);
  if (answer.ok) history.replaceState(null, "", answer.url.split("#")[0]);
  (focused && document.getElementById(focused))?.focus({ preventScroll: true });
  offerCamera();
}

till?.addEventListener("click", event => {
  const link = event.target.closest("a");
  if (!link || new URL(link.href).pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link.href);
});

till?.addEventListener("submit", event => {
  event.preventDefault();
  open(`${location.pathname}?${new URLSearchParams(new FormData(event.target))}`);
});

// A camera is offered only where the browser reads codes by itself.
let camera = null;

function offerCamera() {
  const button = document.getElementById("camera");
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  button.hidden = false;
  if (camera) {
    const view = document.getElementById("camera-view");
    view.hidden = false;
    view.srcObject = camera;
    view.play();
  }
}

async function look() {
  const detector = new BarcodeDetector();
  let last = "";
  while (camera) {
    const view = document.getElementById("camera-view");
    const codes = view.readyState >= 2 ? await detector.detect(view).catch(() => []) : [];
    const found = codes[0]?.rawValue ?? "";
    // The same jar is held before the camera for a while: it counts again once it was away.
    if (found && found !== last) {
      document.getElementById("scan").value = found;
      document.querySelector(".till-scan").requestSubmit();
    }
    last = found;
    await new Promise(wait => setTimeout(wait, 400));
  }
}

till?.addEventListener("click", async event => {
  if (event.target.id !== "camera") return;
  if (camera) {
    camera.getTracks().forEach(track => track.stop());
    camera = null;
    document.getElementById("camera-view").hidden = true;
    return;
  }
  camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
  if (camera) {
    offerCamera();
    look();
  }
});

offerCamera();
if (field?.autofocus) field.focus();

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
