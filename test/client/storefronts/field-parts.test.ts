import { describe, expect, it } from 'vitest'
import { fieldParts } from '../../../packages/client/src/storefronts/field-parts.ts'

const exchange = (query: string, answer: unknown) => ({
  method: 'POST',
  url: '/graphql',
  requestBody: JSON.stringify({ query }),
  status: 200,
  responseBody: JSON.stringify(answer),
})

describe('fieldParts()', () => {
  it('gives each field its own arguments, and its own part of the answer', () => {
    const query = 'mutation { a: addItem(id: 1) { id } removeItem(id: 2) { id } }'
    const parts = fieldParts(exchange(query, { data: { a: { id: 1 }, removeItem: { id: 2 } } }))
    const told = parts?.map(({ requestBody, responseBody }) => [
      JSON.parse(String(requestBody)),
      JSON.parse(responseBody ?? ''),
    ])
    expect(told).toMatchObject([
      [{ operationName: 'addItem', variables: { id: 1 } }, { data: { a: { id: 1 } } }],
      [{ operationName: 'removeItem', variables: { id: 2 } }, { data: { removeItem: { id: 2 } } }],
    ])
  })

  it('keeps the errors beside each part', () => {
    const errors = [{ message: 'Sold out' }]
    const parts = fieldParts(exchange('mutation { a { id } b { id } }', { data: null, errors }))
    expect(parts?.map(({ responseBody }) => JSON.parse(responseBody ?? '').errors)).toEqual([
      errors,
      errors,
    ])
  })

  it.each(['mutation { addItem(id: 1) { id } }', 'query { cart { id } shop { id } }'])(
    'leaves %s whole',
    (query) => {
      expect(fieldParts(exchange(query, { data: {} }))).toBeUndefined()
    },
  )
})
