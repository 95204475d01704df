import { PROTOCOL_VERSION } from '@waymark/protocol'
import type { Operation } from './operations.ts'
import { FILE, OPERATIONS, PREFLIGHT } from './operations.ts'
import { SCHEMAS } from './schemas.ts'

/** A route as Hono knows it. */
export interface Route {
  method: string
  path: string
}

const toRef = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function toParameters(path: string, query: Operation['query'] = {}) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }))
  return [...inPath, ...inQuery]
}

function toBody(body: Operation['body']) {
  if (body === undefined) return {}
  const schema = body === 'object' ? { type: 'object' } : toRef(body)
  // Any content type is taken; this one needs no preflight.
  return { requestBody: { required: true, content: { 'text/plain': { schema } } } }
}

function toResponses({ answers }: Operation) {
  return Object.fromEntries(
    Object.entries(answers).map(([status, [description, schema]]) => [
      status,
      schema
        ? { description, content: { 'application/json': { schema: toRef(schema) } } }
        : { description },
    ]),
  )
}

function toOperation(path: string, operation: Operation) {
  const { summary, query, body, isGuarded } = operation
  return {
    summary,
    parameters: toParameters(path, query),
    ...toBody(body),
    responses: toResponses(operation),
    ...(isGuarded ? { security: [{ adminToken: [] }] } : {}),
  }
}

/** The path of a site's report by the name of its parameter: sites are nobody's business. */
function toTemplate(path: string): string {
  return path.replace(/^\/map\/sites\/[^/]+/, '/map/sites/:siteId')
}

/** The description of a route; nothing for what is none of ours. */
function operationOf({ method, path }: Route, files: ReadonlySet<string>): Operation | undefined {
  if (method === 'OPTIONS') return PREFLIGHT
  if (method === 'GET' && files.has(path)) return FILE
  return OPERATIONS[`${method} ${toTemplate(path)}`]
}

/**
 * Writes the OpenAPI document of a collector: of the routes it has, and no others.
 *
 * @param filePaths - Paths at which files are served.
 */
export function toOpenApi(routes: readonly Route[], filePaths: readonly string[]): object {
  const files = new Set(filePaths)
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const operation = operationOf(route, files)
    if (!operation) continue
    const template = toTemplate(route.path)
    const path = template.replace(/:(\w+)/g, '{$1}')
    const operations = paths[path] ?? {}
    operations[route.method.toLowerCase()] = toOperation(template, operation)
    paths[path] = operations
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Waymark collector', version: String(PROTOCOL_VERSION) },
    paths,
    components: {
      schemas: SCHEMAS,
      securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
    },
  }
}
