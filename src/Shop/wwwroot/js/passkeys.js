// Passkeys: a form with data-passkey="get" or "create" asks the shop for options, the browser for a credential, and posts it.
// Browsers without passkeys, and pages without scripts, never see these forms; the password works everywhere.

const answers = {
  get: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false
    form.addEventListener("submit", event => {
      event.preventDefault()
      ask(form)
    })
  }
}

async function ask(form) {
  const button = form.querySelector("button")
  const fault = form.querySelector("[data-fault]")
  button.disabled = true
  fault.hidden = true
  try {
    takeOver(form)
    const response = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) })
    if (response.status === 422) {
      show(fault, Object.values(await response.json()).join(" "))
      return
    }
    if (!response.ok) throw new Error(`options: ${response.status}`)
    const credential = await answers[form.dataset.passkey](await response.json())
    form.elements.credential.value = JSON.stringify(credential)
    form.submit()
  } catch (error) {
    // Whoever closes the browser's window has changed their mind: nothing to tell.
    if (error.name !== "NotAllowedError" && error.name !== "AbortError") show(fault, fault.dataset.fault)
  } finally {
    button.disabled = false
  }
}

// Signing up, address and name stand in the form above.
function takeOver(form) {
  const from = form.dataset.fields && document.getElementById(form.dataset.fields)
  if (!from) return
  for (const name of ["Email", "Name"]) form.elements[name].value = from.elements[name].value
  if (form.elements.Offers) form.elements.Offers.value = from.elements.Offers.checked
}

function show(fault, text) {
  fault.textContent = text
  fault.hidden = false
}
