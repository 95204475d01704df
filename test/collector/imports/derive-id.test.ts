import { isUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { deriveId } from '../../../packages/collector/src/imports/derive-id.ts'

describe('deriveId()', () => {
  it('gives the same id for the same parts', async () => {
    expect(await deriveId('shop', 'segment/m-1')).toBe(await deriveId('shop', 'segment/m-1'))
  })

  it('gives another id for another site', async () => {
    expect(await deriveId('shop', 'm-1')).not.toBe(await deriveId('outlet', 'm-1'))
  })

  it('tells the parts apart', async () => {
    expect(await deriveId('a', 'bc')).not.toBe(await deriveId('ab', 'c'))
  })

  it('has the form of a UUID', async () => {
    expect(isUuid(await deriveId('shop', 'm-1'))).toBe(true)
  })
})
