import { parseJson, requestTree } from './exchange-body.ts'
import { isObject } from './fields.ts'
import type { Exchange } from './storefront.ts'

/** Parts of one request that are read: no shopper's act has more, and each of them costs. */
export const MAX_PARTS = 50

/** GraphQL clients send several operations as one list, and get a list back. */
function operationParts(exchange: Exchange, operations: unknown, answers: unknown) {
  if (!Array.isArray(operations) || !Array.isArray(answers)) return undefined
  if (!operations.every((one) => isObject(one) && ('query' in one || 'operationName' in one))) {
    return undefined
  }
  return operations.slice(0, MAX_PARTS).map((one, i) => ({
    ...exchange,
    requestBody: JSON.stringify(one),
    responseBody: JSON.stringify(answers[i]),
  }))
}

/** Batches of REST calls: `{ requests: [{ path, method, body }] }`, each with its own status. */
function batchParts(exchange: Exchange, body: unknown, answer: unknown) {
  // Bodies are what others send: nothing of them is certain.
  const { requests } = Object(body)
  const { responses } = Object(answer)
  if (!Array.isArray(requests) || !Array.isArray(responses)) return undefined
  return requests.slice(0, MAX_PARTS).map((one, i): Exchange => {
    const [request, response] = [Object(one), Object(responses[i])]
    return {
      ...exchange,
      method: String(request.method ?? exchange.method),
      url: String(request.path ?? request.url),
      requestBody: JSON.stringify(request.body ?? {}),
      status: Number(response.status),
      responseBody: JSON.stringify(response.body ?? null),
    }
  })
}

/** Takes apart a request that carries several; what carries one stays as it is. */
export function partsOf(exchange: Exchange): readonly Exchange[] {
  const body = requestTree(exchange)
  const answer = parseJson(exchange.responseBody)
  return operationParts(exchange, body, answer) ?? batchParts(exchange, body, answer) ?? [exchange]
}
