import { scrubText } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const jwt =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'

describe('scrubText()', () => {
  it.each([
    ['an address', 'write to jo.doe+shop@mail.example today', 'write to [email] today'],
    ['an escaped address', '/u/jo%40mail.example/orders', '/u/[email]/orders'],
    ['an address after its scheme', 'mailto:jo@mail.example', 'mailto:[email]'],
    ['an address in brackets', 'Jo <jo@mail.example>', 'Jo [email]'],
    ['an address with letters of any script', 'jürg@müller.example', '[email]'],
    ['an address with a long name', `${'a'.repeat(300)}@mail.example`, '[email]'],
    ['two addresses in one', 'a@b.cc@mail.example', '[email]'],
    ['a card', 'pay 4111111111111111 now', 'pay [number] now'],
    ['a card in groups', '4111 1111 1111 1111', '[number]'],
    ['a card with dashes', '5500-0000-0000-0004', '[number]'],
    ['a card of fifteen digits', '378282246310005', '[number]'],
    ['a phone number', 'call +41 79 123 45 67', 'call [phone]'],
    ['a phone number with its trunk digit', '+49 (0) 30 123456', '[phone]'],
    ['a phone number dialled with 00', '0041791234567', '[phone]'],
    ['a token', `Bearer ${jwt}`, 'Bearer [token]'],
    ['an address whose host ends in a card', 'a@a.4111 1111 1111 1111', '[email]'],
  ])('marks %s', (_, text, scrubbed) => {
    expect(scrubText(text)).toBe(scrubbed)
  })

  it.each([
    ['a plain search', 'blue mug 350 ml'],
    ['a number that fails the check digit', '4111111111111112'],
    ['an article number filled up with zeros', '00012345678905'],
    ['a short number', '4111 1111'],
    ['a date', '2026-03-01 12:00'],
    ['a UUID', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'],
    ['a handle', 'instagram @shop.name'],
    ['a version', 'hoodie@1.20'],
    ['a word that starts like a token', 'eyJewel.box'],
    ['nothing', ''],
  ])('leaves %s', (_, text) => {
    expect(scrubText(text)).toBe(text)
  })

  it('changes nothing the second time', () => {
    const atom = fc.constantFrom(
      ...'@.%40 +-()[]/:01234567a',
      '4111111111111111',
      'x@y.zz',
      '+4179',
      jwt,
    )
    fc.assert(
      fc.property(fc.array(atom, { maxLength: 30 }), (atoms) => {
        const scrubbed = scrubText(atoms.join(''))
        expect(scrubText(scrubbed)).toBe(scrubbed)
      }),
      { numRuns: 2_000 },
    )
  })
})
