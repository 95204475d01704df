import { parseJson } from './exchange-body.ts'
import { isObject } from './fields.ts'

type Tree = Readonly<Record<string, unknown>>

/** What a GraphQL request calls. */
export interface GraphqlCall {
  /** A field of the operation, or the operation's name where there is no text. */
  field: string
  isMutation: boolean
  /** Where the answer's `data` has the field: its alias, if it has one. */
  key: string | undefined
  /** Variables, and over them the field's arguments with the variables put in. */
  args: Tree
}

const TOKEN = /"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"|\.\.\.|[-\w.]+|[^\s,\w]/g
// A document with more tokens is no cart call, and each of them costs.
const MAX_TOKENS = 4_000
const MAX_CALLS = 20

/** Reads a value from the tokens; what it used up is gone from the list. */
function readValue(tokens: string[], variables: Tree, depth = 0): unknown {
  const token = tokens.shift() ?? ''
  if (depth > 20) return undefined
  if (token === '$') return variables[tokens.shift() ?? '']
  if (token === '[') {
    const list: unknown[] = []
    while (tokens.length && tokens[0] !== ']') list.push(readValue(tokens, variables, depth + 1))
    tokens.shift()
    return list
  }
  if (token === '{') return readPairs(tokens, variables, '}', depth + 1)
  if (token.startsWith('"')) return parseJson(`[${token}]`) ? JSON.parse(token) : token
  return /^-?\d/.test(token) ? Number(token) : token
}

/** Reads `name: value` pairs up to the closing token. */
function readPairs(tokens: string[], variables: Tree, end: string, depth = 0): Tree {
  const pairs: Record<string, unknown> = Object.create(null)
  while (tokens.length && tokens[0] !== end) {
    const name = tokens.shift() ?? ''
    if (tokens[0] === ':') {
      tokens.shift()
      pairs[name] = readValue(tokens, variables, depth)
    }
  }
  tokens.shift()
  return pairs
}

/** The tokens from an operation's first field on, and whether it is a mutation. */
function enterOperation(tokens: readonly string[], name: unknown): [boolean, string[]] | undefined {
  let depth = 0
  let operation: boolean | undefined = tokens[0] === '{' ? false : undefined
  for (const [i, token] of tokens.entries()) {
    if (depth === 0 && /^(mutation|query|subscription|fragment)$/.test(token)) {
      const isChosen = typeof name !== 'string' || !name || tokens[i + 1] === name
      operation = token !== 'fragment' && isChosen ? token === 'mutation' : undefined
    }
    if (token === '{' && depth === 0 && operation !== undefined) {
      return [operation, tokens.slice(i + 1)]
    }
    if (/^[{([]$/.test(token)) depth++
    if (/^[\])}]$/.test(token)) depth--
  }
  return undefined
}

/** Skips the block that the first token opens, if it opens one. */
function skipBlock(tokens: string[]): void {
  let depth = 0
  do {
    if (/^[{([]$/.test(tokens[0] ?? '')) depth++
    else if (!depth) return
    if (/^[\])}]$/.test(tokens.shift() ?? '')) depth--
  } while (depth && tokens.length)
}

/** Reads the field that the tokens begin with, and skips what is asked of its answer. */
function readField(tokens: string[], variables: Tree): Omit<GraphqlCall, 'isMutation'> {
  const key = tokens.shift() ?? ''
  let field = key
  if (tokens[0] === ':') [, field = ''] = tokens.splice(0, 2)
  const hasArguments = tokens[0] === '('
  if (hasArguments) tokens.shift()
  const args = hasArguments ? readPairs(tokens, variables, ')') : {}
  while (tokens[0] === '@') {
    tokens.splice(0, 2)
    skipBlock(tokens)
  }
  skipBlock(tokens)
  return { field, key, args: { ...variables, ...args } }
}

/**
 * Understands a GraphQL request: which fields it calls, with which arguments, whatever the
 * variables and the aliases are called.
 *
 * @param tree - The parsed body, or the query parameters of a GET.
 * @returns The fields of a mutation, or the first of a query; none when the body is no GraphQL
 * request.
 */
export function readGraphql(tree: unknown): GraphqlCall[] {
  if (!isObject(tree)) return []
  const { query, operationName, extensions } = tree
  const variables = isObject(tree.variables) ? tree.variables : {}
  if (typeof query !== 'string' || !query.includes('{')) {
    const isPersisted = isObject(extensions) && isObject(extensions.persistedQuery)
    if (typeof operationName !== 'string' || !(isPersisted || isObject(tree.variables))) return []
    const field = operationName.replace(/_/g, '')
    return [{ field, isMutation: true, key: undefined, args: variables }]
  }
  const text = query.slice(0, 60_000).replace(/#[^\n]*/g, '')
  const tokens = (text.match(TOKEN) ?? []).slice(0, MAX_TOKENS)
  const [isMutation, rest] =
    enterOperation(tokens, operationName) ?? enterOperation(tokens, '') ?? []
  const calls: GraphqlCall[] = []
  while (rest?.[0] && rest[0] !== '}' && calls.length < (isMutation ? MAX_CALLS : 1)) {
    const call = readField(rest, variables)
    if (call.field !== '__typename') calls.push({ ...call, isMutation: isMutation === true })
  }
  return calls
}

/**
 * The part of an answer that is the called field's, with the errors that stand beside it.
 *
 * @param answer - The parsed answer.
 */
export function graphqlAnswer(answer: unknown, { key }: GraphqlCall): unknown {
  if (!isObject(answer)) return undefined
  const data = isObject(answer.data) ? answer.data : {}
  const payload = data[key ?? ''] ?? (key ? undefined : Object.values(data)[0])
  const errors = answer.errors ? { errors: answer.errors } : {}
  if (isObject(payload)) return { ...payload, ...errors }
  return payload === undefined || payload === null
    ? { errors: 'no answer' }
    : { value: payload, ...errors }
}
