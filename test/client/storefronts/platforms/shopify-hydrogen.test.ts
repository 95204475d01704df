import { describe, expect, it } from 'vitest'
import { readKnown } from '../fixtures/read-session.ts'
import { shopifyHydrogenFixture, templateSessions } from '../fixtures/shopify-hydrogen.ts'

describe('shopifyHydrogen', () => {
  it.each(templateSessions)('reads $title', (session) => {
    expect(readKnown(shopifyHydrogenFixture, session)).toEqual(session.expected)
  })
})
