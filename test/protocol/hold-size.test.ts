import { LIMITS } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { holdSize } from '../../packages/protocol/src/hold-size.ts'

describe('holdSize()', () => {
  const withProps = (values: readonly (string | number | boolean | null)[]) => ({
    id: 'one',
    type: 'page_view',
    occurredAt: 1,
    origin: { source: 'api', confidence: 1 } as const,
    props: { values },
  })
  // What is longest of its kind as JSON: an estimate that fell short of it would let more through.
  const LONGEST = ['a', '\u0000', '\ud800', '"', -1.2345678901234568e-300, false, null, '']

  it.each(LONGEST)('takes as many of %j as stay within the limit, and no more', (value) => {
    const jsonLength = (count: number) =>
      JSON.stringify([undefined, withProps(Array(count).fill(value)).props]).length
    const perValue = jsonLength(2) - jsonLength(1)
    const most = 1 + Math.floor((LIMITS.touchpointBytes - jsonLength(1)) / perValue)
    expect(() => holdSize(withProps(Array(most).fill(value)))).not.toThrow()
    expect(() => holdSize(withProps(Array(most + 1).fill(value)))).toThrow(
      `a touchpoint must stay under ${LIMITS.touchpointBytes} bytes`,
    )
  })
})
