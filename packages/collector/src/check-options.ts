import { isId, LIMITS } from '@waymark/protocol'
import type { CollectorSettings } from './options.ts'
import { MIN_TOKEN_LENGTH } from './options.ts'
import { isOriginPattern } from './origins.ts'

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

function problem(what: string, value: unknown): string {
  return `Cannot create collector as ${what}: current value is ${show(value)}`
}

function checkSites(sites: CollectorSettings['sites']): void {
  if (typeof sites !== 'object' || sites === null) {
    throw new TypeError(problem('sites must be an object of sites by id', sites))
  }
  if (Object.keys(sites).length === 0) {
    throw new RangeError(problem('sites must name at least one site', sites))
  }
  for (const [siteId, site] of Object.entries(sites)) {
    if (!isId(siteId, LIMITS.siteIdLength)) {
      throw new RangeError(
        problem(`a site id must be 1–${LIMITS.siteIdLength} letters, digits and . : _ -`, siteId),
      )
    }
    if (!Array.isArray(site?.origins)) {
      throw new TypeError(problem(`sites.${siteId}.origins must be an array`, site?.origins))
    }
    for (const origin of site.origins) {
      if (!isOriginPattern(origin)) {
        throw new RangeError(
          problem(
            'an origin must be like https://shop.example, http://localhost:* or *, without a path',
            origin,
          ),
        )
      }
    }
  }
}

function checkFiles(files: CollectorSettings['files'] = {}): void {
  for (const path of Object.keys(files)) {
    if (!/^(\/[\w.@-]+)+$/.test(path)) {
      throw new RangeError(problem('a file path must be like /waymark.js', path))
    }
  }
}

/**
 * Tells a developer at start-up what would fail later.
 *
 * @throws {TypeError} For a value of the wrong type.
 * @throws {RangeError} For a value out of range.
 */
export function checkOptions(options: CollectorSettings): void {
  const { sink, store, sites, report, files, adminToken } = options
  if (typeof sink?.write !== 'function') {
    throw new TypeError(problem('sink must have a write method', sink))
  }
  checkSites(sites)
  checkFiles(files)
  for (const name of ['stage', 'channel', 'gunzip', 'now', 'log'] as const) {
    const value = options[name]
    if (value !== undefined && typeof value !== 'function') {
      throw new TypeError(problem(`${name} must be a function`, value))
    }
  }
  if (report && !store && !('read' in sink)) {
    throw new TypeError(problem('report needs a store to read from', sink.name))
  }
  if (adminToken === undefined) return
  if (typeof adminToken !== 'string') {
    throw new TypeError(problem('adminToken must be a string', typeof adminToken))
  }
  // The token itself stays out of the message, which ends up in logs.
  if (adminToken.length < MIN_TOKEN_LENGTH) {
    throw new RangeError(
      `Cannot create collector as adminToken must be at least ${MIN_TOKEN_LENGTH} characters: current length is ${adminToken.length}`,
    )
  }
}
