import type { Exchange } from '@waymark/client/storefronts'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../packages/client/src/storefronts/exchange-parts.ts'

const exchange = (body: unknown, answer: unknown): Exchange => ({
  method: 'POST',
  url: '/api',
  requestBody: JSON.stringify(body),
  status: 207,
  responseBody: JSON.stringify(answer),
})
const told = (parts: readonly Exchange[]) =>
  parts.map(({ method, url, requestBody, status, responseBody }) =>
    [method, url, requestBody, status, responseBody].join(' '),
  )

describe('partsOf()', () => {
  it('takes a list of GraphQL operations apart', () => {
    const operations = [{ query: '{ a }' }, { operationName: 'b' }]
    const answers = [{ data: 1 }, { data: 2 }]
    expect(told(partsOf(exchange(operations, answers)))).toEqual([
      'POST /api {"query":"{ a }"} 207 {"data":1}',
      'POST /api {"operationName":"b"} 207 {"data":2}',
    ])
  })

  it('takes a batch apart, each part with its own status', () => {
    const requests = [
      { path: '/cart/add', method: 'PUT', body: { id: 1 } },
      { url: '/cart/items', body: { id: 2 } },
    ]
    const responses = [{ status: 201, body: { id: 1 } }, { status: 400 }]
    expect(told(partsOf(exchange({ requests }, { responses })))).toEqual([
      'PUT /cart/add {"id":1} 201 {"id":1}',
      'POST /cart/items {"id":2} 400 null',
    ])
  })

  it.each([
    ['operations', (many: object[]) => [many, many]],
    ['requests', (many: object[]) => [{ requests: many }, { responses: many }]],
  ])('reads no more of many %s than an act can have', (_, bodiesOf) => {
    const [body, answer] = bodiesOf(Array.from({ length: 10_000 }, () => ({ query: '{ a }' })))
    expect(partsOf(exchange(body, answer))).toHaveLength(50)
  })

  it.each([
    ['a list of lines', [{ sku: 'MUG' }], []],
    ['a batch without answers', { requests: [{ path: '/a' }] }, {}],
    ['no JSON', 'sku=MUG', null],
  ])('leaves %s whole', (_, body, answer) => {
    const whole = exchange(body, answer)
    expect(partsOf(whole)).toEqual([whole])
  })
})
