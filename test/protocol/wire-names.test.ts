import {
  BOT_SIGNS,
  CONSENT_STATES,
  DROP_REASONS,
  ORIGIN_SOURCES,
  PAGE_KINDS,
  REFUSAL_REASONS,
  REJECT_REASONS,
  STAGES,
  TIME_DOUBTS,
  TOUCHPOINT_TYPES,
} from '@waymark/protocol'
import { describe, expect, it } from 'vitest'

describe.each([
  ['BOT_SIGNS', BOT_SIGNS],
  ['CONSENT_STATES', CONSENT_STATES],
  ['DROP_REASONS', DROP_REASONS],
  ['ORIGIN_SOURCES', ORIGIN_SOURCES],
  ['PAGE_KINDS', PAGE_KINDS],
  ['REFUSAL_REASONS', REFUSAL_REASONS],
  ['REJECT_REASONS', REJECT_REASONS],
  ['STAGES', STAGES],
  ['TIME_DOUBTS', TIME_DOUBTS],
  ['TOUCHPOINT_TYPES', TOUCHPOINT_TYPES],
])('%s', (_, names: readonly string[]) => {
  it('has each name once', () => {
    expect(new Set(names).size).toBe(names.length)
  })

  it('is snake_case, as everything on the wire', () => {
    expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*(:[a-z]+)?$/.test(name))).toEqual([])
  })
})
