// A refused form is opened at the first thing that is wrong with it, with its words read out by whoever reads pages aloud.
const first = document.querySelector("main :is([aria-invalid=true], .input-validation-error):not([type=hidden], :disabled)");
first?.closest("details")?.setAttribute("open", "");
first?.focus({ preventScroll: true });
first?.scrollIntoView({ block: "center" });
