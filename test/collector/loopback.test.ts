import { describe, expect, it } from 'vitest'
import { isLoopbackAddress, isMeantForLoopback } from '../../packages/collector/src/loopback.ts'

describe('isLoopbackAddress()', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false],
    ['128.0.0.1', false],
    ['127.0.0.1.evil.test', false],
    ['::ffff:10.0.0.1', false],
    [undefined, false],
  ])('says of %s: %s', (address, isLoopback) => {
    expect(isLoopbackAddress(address)).toBe(isLoopback)
  })
})

describe('isMeantForLoopback()', () => {
  it.each([
    ['localhost', true],
    ['localhost:8787', true],
    ['LOCALHOST:8787', true],
    ['shop.localhost:8787', true],
    ['127.0.0.1:8787', true],
    ['[::1]:8787', true],
    ['shop.example', false],
    ['localhost.evil.test', false],
    ['evil-localhost', false],
    ['127.0.0.1.evil.test:8787', false],
  ])('says of the host %s: %s', (host, isMeant) => {
    expect(isMeantForLoopback(new Headers({ host }))).toBe(isMeant)
  })

  it('says no without a host', () => {
    expect(isMeantForLoopback(new Headers())).toBe(false)
  })

  it.each([
    'X-Forwarded-For',
    'Forwarded',
    'X-Real-IP',
    'Via',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
  ])('says no when a proxy left %s', (name) => {
    expect(isMeantForLoopback(new Headers({ host: 'localhost', [name]: '1' }))).toBe(false)
  })
})
