import { readdirSync, readFileSync } from 'node:fs'
import { validateEnvelope } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'

const folder = new URL('../fixtures/envelopes/', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.endsWith('.parsed.json'))
  .map((path) => path.replace('.json', ''))

function readFixture(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'))
}

describe('golden envelopes', () => {
  it('exist for every version that was ever sent', () => {
    expect(new Set(names.map((name) => name.split('/')[0]))).toEqual(new Set(['v1']))
  })

  it.each(names)('%s is read as on the day it was written', (name) => {
    expect(validateEnvelope(readFixture(`${name}.json`))).toEqual(
      readFixture(`${name}.parsed.json`),
    )
  })
})
