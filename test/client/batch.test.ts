import { describe, expect, it } from 'vitest'
import { toBody } from '../../packages/client/src/batch.ts'

describe('toBody()', () => {
  it('writes head, id, drops and touchpoints', () => {
    const batch = {
      id: 'batch',
      head: '{"siteId":"shop"}',
      touchpoints: ['{"n":1}', '{"n":2}'],
      drops: { invalid: 2 },
      dueAt: 0,
    }
    expect(JSON.parse(toBody(batch))).toEqual({
      siteId: 'shop',
      batchId: 'batch',
      drops: { invalid: 2 },
      touchpoints: [{ n: 1 }, { n: 2 }],
    })
  })
})
