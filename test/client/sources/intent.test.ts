import { afterEach, describe, expect, it } from 'vitest'
import {
  clickedData,
  formRequest,
  linkRequest,
} from '../../../packages/client/src/sources/intent.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

const element = (html: string, selector: string): Element => {
  document.body.innerHTML = html
  const found = document.querySelector(selector)
  if (!found) throw new Error(`No ${selector}`)
  return found
}

function request(html: string, submitterSelector?: string) {
  const form = element(html, 'form') as HTMLFormElement
  const submitter = submitterSelector
    ? document.querySelector<HTMLElement>(submitterSelector)
    : null
  const event = { submitter } as SubmitEvent // as much of it as is read
  return formRequest({ kind: 'submit', event, form, data: new FormData(form) })
}

describe('formRequest()', () => {
  it('makes the request the browser makes, with its button', () => {
    const html = `<form method="post" action="https://shop.example/cart/add">
      <input name="id" value="4711"><input name="quantity" value="2"><button name="add" value="1"></form>`
    expect(request(html, 'button')).toEqual({
      method: 'POST',
      url: 'https://shop.example/cart/add',
      status: -1,
      requestBody: [
        ['id', '4711'],
        ['quantity', '2'],
        ['add', '1'],
      ],
    })
  })

  it('puts the fields of a GET form into its address', () => {
    const html =
      '<form action="https://shop.example/?old=1"><input name="add-to-cart" value="12"></form>'
    expect(request(html)?.url).toBe('https://shop.example/?add-to-cart=12')
  })

  it("follows the button's own action and method", () => {
    const html = `<form action="https://shop.example/a">
      <button formaction="https://shop.example/b" formmethod="post"></form>`
    expect(request(html, 'button')).toMatchObject({ method: 'POST', url: 'https://shop.example/b' })
  })

  it('leaves out what is about the shopper', () => {
    const html = `<form method="post" action="https://shop.example/x"><input name="email" value="ada@example.com">
      <input name="password" value="x"><input name="csrf_token" value="x"><input name="card_number" value="4">
      <input name="phone" value="1"><input name="form_key_nonce" value="1"></form>`
    expect(request(html)?.requestBody).toEqual([])
  })
})

describe('linkRequest()', () => {
  it.each([
    ['https://shop.example/?add-to-cart=12', 'https://shop.example/?add-to-cart=12'],
    ['#top', undefined],
    ['mailto:ada@example.com', undefined],
  ])('%s asks for %s', (href, url) => {
    expect(linkRequest(element(`<a href="${href}"><b>x</b></a>`, 'b'))?.url).toBe(url)
  })
})

describe('clickedData()', () => {
  it('gathers what is around a button, up to its product', () => {
    const html = `<ul data-list="all"><li data-product-id="12"><a data-quantity="2"><b>x</b></a></li></ul>`
    expect(clickedData(element(html, 'b'))).toEqual({ quantity: '2', 'product-id': '12' })
  })
})
