import { parseJson, requestTree } from './exchange-body.ts'
import type { GraphqlCall } from './graphql.ts'
import { readGraphql } from './graphql.ts'
import type { Exchange } from './storefront.ts'

/** One of several fields that a mutation calls, as if it were asked for and answered alone. */
function fieldAlone(exchange: Exchange, { field, key = '', args }: GraphqlCall): Exchange {
  // Answers are what servers send: nothing of them is certain.
  const { data, errors } = Object(parseJson(exchange.responseBody))
  const extensions = { persistedQuery: {} }
  return {
    ...exchange,
    requestBody: JSON.stringify({ operationName: field, variables: args, extensions }),
    responseBody: JSON.stringify({ data: { [key]: Object(data)[key] }, errors }),
  }
}

/** Takes apart a mutation that calls several fields; `undefined` where it calls but one. */
export function fieldParts(exchange: Exchange): Exchange[] | undefined {
  const calls = readGraphql(requestTree(exchange))
  return calls.length > 1 ? calls.map((call) => fieldAlone(exchange, call)) : undefined
}
