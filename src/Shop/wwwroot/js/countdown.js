// How long until a livestream begins. Without this the page says the day and the hour, which is enough.
const marks = [...document.querySelectorAll("[data-countdown]")];

function words(mark, now) {
  const minutes = Math.ceil((Date.parse(mark.dataset.countdown) - now) / 60000);
  if (minutes <= 0) return mark.dataset.soon;
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const pattern = days > 0 ? mark.dataset.days : minutes >= 60 ? mark.dataset.hours : mark.dataset.minutes;
  return pattern.replace("{d}", days).replace("{h}", hours).replace("{m}", minutes % 60);
}

function show() {
  const now = Date.now();
  for (const mark of marks) {
    const text = words(mark, now);
    if (mark.textContent !== text) mark.textContent = text;
    mark.hidden = false;
  }
}

if (marks.length > 0) {
  show();
  setInterval(show, 5000);
}
