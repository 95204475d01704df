import { describe, expect, it } from 'vitest'
import { isHostIn } from '../../packages/client/src/host-pattern.ts'

describe('isHostIn()', () => {
  it.each([
    ['localhost', ['localhost'], true],
    ['localhost', ['*.localhost'], false],
    ['shop.localhost', ['*.localhost'], true],
    ['a.b.staging.example', ['*.staging.example'], true],
    ['staging.example', ['*.staging.example'], false],
    ['evilstaging.example', ['*.staging.example'], false],
    ['shop.example', ['SHOP.example'], true],
    ['shop.example.evil.example', ['shop.example'], false],
    ['shop.example', ['other.example', 'shop.example'], true],
    ['shop.example', [], false],
    ['shop.example', ['', '*'], false],
    ['192.168.0.7', ['192.168.0.7'], true],
  ])('%s among %j: %s', (host, patterns, isIn) => {
    expect(isHostIn(host, patterns)).toBe(isIn)
  })
})
