// Counts the delivery fees again when another province is chosen. Without it the page asks before a higher total is ordered.
const province = document.getElementById("Province");
const summary = document.getElementById("summary");
const total = document.getElementById("total");

let latest = 0;

province?.addEventListener("change", async () => {
  const mine = ++latest;
  const answer = await fetch(`/checkout?province=${encodeURIComponent(province.value)}`, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected || mine !== latest) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const place of [summary, total]) {
    const fresh = page.getElementById(place.id);
    if (fresh) {
      place.replaceChildren(...fresh.childNodes);
    }
  }
});
