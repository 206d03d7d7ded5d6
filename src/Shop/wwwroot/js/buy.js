// The price and the stock beside the button follow the variant that is chosen.
const form = document.querySelector(".buy");
const price = form?.querySelector(".buy-bar .price");
const stock = form?.querySelector(".stock");

form?.addEventListener("change", event => {
  const { price: yuan, stock: words, style } = event.target.dataset;
  if (event.target.name !== "sku" || !yuan) return;
  price.lastChild.data = yuan;
  stock.textContent = words;
  stock.className = style;
});
