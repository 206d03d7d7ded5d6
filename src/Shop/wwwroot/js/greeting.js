// What is the visitor's own comes apart from the page, which is the same for everyone.
const count = document.querySelector(".basket-count");
const account = document.querySelector("[data-greeting]");

if (count || account) {
  const answer = await fetch("/account/greeting", { headers: { accept: "application/json" } }).catch(() => null);
  if (answer?.ok) {
    const { name, basket } = await answer.json();
    if (count) count.textContent = basket > 0 ? String(basket) : "";
    if (account && name) account.textContent = name;
  }
}
