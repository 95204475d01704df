import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'

const kindOf = (url: string) => inferStage(url).kind

describe('findByHost()', () => {
  it.each([
    ['https://blog.shop.example/', 'content'],
    ['https://hilfe.shop.example/2', 'help'],
    ['https://checkout.shop.example/c/8f2a', 'checkout'],
    ['https://checkout.shop.example/thank-you', 'order_confirmation'],
    ['https://checkout.shop.example/privacy', 'legal'],
    ['https://jobs.shop.example/potter', 'about'],
    ['https://admin.shop.example/orders', 'admin'],
    ['https://cdn2.shop.example/checkout', 'asset'],
    ['https://www.shop.example/cart', 'cart'],
  ])('reads %s as %s', (url, kind) => {
    expect(kindOf(url)).toBe(kind)
  })
})

describe('findByShape()', () => {
  it.each([
    ['https://shop.example', 'home'],
    ['https://shop.example/de/', 'home'],
    ['https://shop.example/index.html', 'home'],
    ['https://shop.example/mug-a41207', 'product'],
    ['https://shop.example/sea-salt?variant=12', 'product'],
    ['https://shop.example/blue-mug-with-a-lid', 'product'],
    ['https://shop.example/mugs', 'listing'],
    ['https://shop.example/robots.txt', 'asset'],
    ['https://shop.example/sitemap.xml', 'api'],
  ])('guesses that %s is %s', (url, kind) => {
    expect(kindOf(url)).toBe(kind)
  })

  it('says that it guesses', () => {
    expect(inferStage('/mugs').reason).toMatch(/^Only the shape of the address/)
  })
})
