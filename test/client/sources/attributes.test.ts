import { afterEach, describe, expect, it } from 'vitest'
import { declaredAct, declaredViews } from '../../../packages/client/src/sources/attributes.ts'

const said = { confidence: 1, reason: 'attributes of the page' }

function act(html: string, selector = 'button', isSubmit = false) {
  document.body.innerHTML = html
  const target = document.querySelector(selector)
  return target ? declaredAct(target, isSubmit) : undefined
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('declaredAct()', () => {
  it('reads an action with the product around it', () => {
    expect(
      act(
        `<div data-waymark-currency="EUR"><article data-waymark-entity="product"
        data-waymark-id="MUG" data-waymark-name="Mug" data-waymark-price="24.90">
        <button data-waymark-action="add_to_cart"><b>Add</b></button></article></div>`,
        'b',
      ),
    ).toEqual({
      type: 'add_to_cart',
      items: [{ item_id: 'MUG', item_name: 'Mug', price: 24.9, quantity: 1 }],
      currency: 'EUR',
      value: 24.9,
      ...said,
    })
  })

  it('lets the nearest word win', () => {
    const action =
      act(`<div data-waymark-entity="product" data-waymark-id="SET" data-waymark-brand="Kiln">
      <div data-waymark-entity="product" data-waymark-id="MUG">
      <button data-waymark-action="add_to_cart">Add</button></div></div>`)
    expect(action?.items).toEqual([{ item_id: 'MUG', item_brand: 'Kiln', quantity: 1 }])
  })

  it('reads fields the page shows', () => {
    const action = act(`<form data-waymark-entity="product" data-waymark-id="MUG">
      <i data-waymark-field="price">24.90</i><input data-waymark-field="quantity" value="3">
      <button data-waymark-action="add_to_cart">Add</button></form>`)
    expect(action?.items).toEqual([{ item_id: 'MUG', price: 24.9, quantity: 3 }])
  })

  it('leaves the fields of a product inside to that product', () => {
    const action = act(`<div data-waymark-entity="product" data-waymark-id="SET">
      <p data-waymark-entity="product"><i data-waymark-field="price">5</i></p>
      <button data-waymark-action="add_to_cart">Add</button></div>`)
    expect(action?.items).toEqual([{ item_id: 'SET', quantity: 1 }])
  })

  it('gathers the products of a cart', () => {
    const action =
      act(`<div data-waymark-action="begin_checkout" data-waymark-value="30" data-waymark-currency="EUR">
      <p data-waymark-entity="product" data-waymark-id="MUG" data-waymark-quantity="2"></p>
      <p data-waymark-entity="product" data-waymark-id="POT"></p><button>Go</button></div>`)
    expect([action?.items, action?.value]).toEqual([
      [{ item_id: 'MUG', quantity: 2 }, { item_id: 'POT' }],
      30,
    ])
  })

  it('takes any name for an action', () => {
    expect(act('<button data-waymark-action="open_size_guide">?</button>')?.type).toBe(
      'open_size_guide',
    )
  })

  it('waits for a form to be sent', () => {
    const form = '<form data-waymark-action="sign_up"><button>Go</button></form>'
    expect([act(form)?.type, act(form, 'form', true)?.type]).toEqual([undefined, 'sign_up'])
  })

  it.each(['', 'Add to cart', 'x'.repeat(65)])('ignores the action %j', (name) => {
    expect(act(`<button data-waymark-action="${name}">Add</button>`)).toBeUndefined()
  })

  it('takes no e-mail address for an id', () => {
    const html = `<button data-waymark-action="add_to_cart" data-waymark-id="ada@example.com"
      data-waymark-name="Mug of ada@example.com">Add</button>`
    expect(JSON.stringify(act(html))).not.toContain('ada@')
  })
})

describe('declaredViews()', () => {
  it('reads what the page says it shows', () => {
    document.body.innerHTML = `<main data-waymark-view="purchase" data-waymark-order-id="A-1"
      data-waymark-value="24.90" data-waymark-currency="eur"></main>`
    expect(declaredViews(document)).toEqual([
      { type: 'purchase', items: [], orderId: 'A-1', value: 24.9, currency: 'EUR', ...said },
    ])
  })
})
