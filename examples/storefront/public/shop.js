const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' })
const drawer = document.querySelector('#cart-drawer')

async function call(method, path, body) {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return await response.json()
  } catch {
    return { error: 'We could not reach the shop. Please try again.' }
  }
}

function drawLine(template, line) {
  const node = template.content.firstElementChild.cloneNode(true)
  node.dataset.line = line.id
  node.querySelector('img').src = line.image
  node.querySelector('.line-name').textContent = line.name
  node.querySelector('.line-name').href = line.path
  node.querySelector('.line-price').textContent = euros.format(line.unitPrice)
  node.querySelector('.line-quantity').value = line.quantity
  node.querySelector('.line-total').textContent = euros.format(line.lineTotal)
  return node
}

function drawCart({ cart, error, notice }) {
  for (const view of document.querySelectorAll('.cart-view')) {
    view.querySelector('.notice').textContent = error ?? notice ?? ''
    if (!cart) continue
    const template = view.querySelector('template')
    const lines = cart.lines.map((line) => drawLine(template, line))
    view.querySelector('.cart-lines').replaceChildren(...lines)
    view.querySelector('.cart-empty').hidden = lines.length > 0
    view.querySelector('.cart-foot').hidden = lines.length === 0
    view.querySelector('.cart-discount').hidden = cart.discount === 0
    view.querySelector('.cart-discount-amount').textContent = `−${euros.format(cart.discount)}`
    view.querySelector('.cart-total').textContent = euros.format(cart.total)
  }
  if (cart) {
    const pieces = cart.lines.reduce((sum, line) => sum + line.quantity, 0)
    document.querySelector('.cart-count').textContent = pieces
  }
}

function onSubmit(selector, handle) {
  for (const form of document.querySelectorAll(selector)) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const button = form.querySelector('button')
      button.disabled = true
      try {
        await handle(form, Object.fromEntries(new FormData(form)))
      } finally {
        button.disabled = false
      }
    })
  }
}

// Cart: the button in the header opens the drawer, but for the cart page, which shows it anyway.
if (location.pathname !== '/cart') {
  document.querySelector('.cart-button').addEventListener('click', (event) => {
    event.preventDefault()
    drawer.showModal()
  })
}
drawer.addEventListener('click', ({ target }) => {
  if (target === drawer || target.id === 'cart-drawer-close') drawer.close()
})

onSubmit('.add-to-cart', async (form, { variantId, quantity }) => {
  const result = await call('POST', '/api/cart/lines', { variantId, quantity: Number(quantity) })
  form.querySelector('.problem').textContent = result.error ?? ''
  if (result.error) return
  drawCart(result)
  drawer.showModal()
})

onSubmit('.coupon-form', async (_form, { code }) => {
  drawCart(await call('POST', '/api/cart/coupon', { code }))
})

for (const view of document.querySelectorAll('.cart-view')) {
  const pathOf = (node) => `/api/cart/lines/${node.closest('[data-line]').dataset.line}`
  view.addEventListener('change', async ({ target }) => {
    if (!target.matches('.line-quantity')) return
    const result = await call('PATCH', pathOf(target), { quantity: Number(target.value) })
    // What the shop refused must not stay in the field.
    drawCart(result.cart ? result : { ...(await call('GET', '/api/cart')), ...result })
  })
  view.addEventListener('click', async ({ target }) => {
    if (target.matches('.line-remove')) drawCart(await call('DELETE', pathOf(target)))
  })
}

// Product: price and item number follow the chosen variant.
document.querySelector('.variants')?.addEventListener('change', ({ target }) => {
  document.querySelector('.price').textContent = target.dataset.price
  document.querySelector('.sku').textContent = target.dataset.sku
})

// Checkout: each step is sent by itself; the last one is the order.
onSubmit('.step-form', async (form, values) => {
  const {
    error,
    problems = {},
    next,
    order,
  } = await call('POST', form.getAttribute('action'), values)
  form.querySelector('[role=alert]').textContent = error ?? ''
  for (const field of form.querySelectorAll('.field')) {
    const control = field.querySelector('[name]')
    field.querySelector('.problem').textContent = problems[control.name] ?? ''
    control.setAttribute('aria-invalid', control.name in problems)
  }
  form.querySelector('[aria-invalid=true]')?.focus()
  if (order) location.assign(`/checkout/confirmation/${order.id}`)
  else if (next) location.assign(next)
})
