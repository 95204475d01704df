import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HELP } from '../../packages/waymark/src/help.ts'
import { parseOptions } from '../../packages/waymark/src/options.ts'

// `  --port <number>         Port to listen on; 0 takes any free one [8787]`, or over two lines.
const ROW = /^ {2}(?:-\w, )?(--([\w-]+)( <\w+>)?) {2,}(\S.*(?:\n {10,}.*)?)/gm

const FLAGS = [...HELP.matchAll(ROW)].map(([, flag, name = '', value, text = '']) => {
  const [, meaning, fallback] = /^(.+?)(?: \[(.+)\])?$/.exec(text.replace(/\s+/g, ' ')) ?? []
  return { flag, name, takesValue: value !== undefined, meaning, fallback }
})

describe('HELP', () => {
  it('lists every flag once', () => {
    expect(FLAGS.map(({ name }) => name)).toEqual([
      'config',
      'port',
      'host',
      'db',
      'site',
      'origin',
      'admin-token',
      'stage-rules',
      'tag',
      'releases',
      'log',
      'help',
      'version',
    ])
  })

  it.each(FLAGS)('lists --$name as it is parsed', ({ name, takesValue }) => {
    const parsed = parseOptions([`--${name}`])
    expect(parsed.ok ? '' : parsed.message).toContain(takesValue ? 'argument missing' : '')
    expect(parsed.ok).toBe(!takesValue)
  })

  it.each(FLAGS.filter(({ name }) => /^(port|host|db|site|log)$/.test(name)))(
    'tells the default of --$name',
    ({ name, fallback = '' }) => {
      expect(parseOptions([`--${name}`, fallback])).toEqual(parseOptions([]))
    },
  )

  it('names every variable that is read', () => {
    const read = new Set<string | symbol>()
    const env = new Proxy({}, { get: (_, name) => void read.add(name) })
    parseOptions([], env)
    expect(new Set(HELP.match(/WAYMARK_\w+/g))).toEqual(read)
  })

  it('fits a terminal', () => {
    expect(Math.max(...HELP.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90)
  })

  it('tells what the table of the README tells', () => {
    const readme = readFileSync(
      join(import.meta.dirname, '../../packages/waymark/README.md'),
      'utf8',
    )
    const rows = [...readme.matchAll(/^\| `--.*/gm)].map(([row]) => {
      const [, flag, variable, fallback, meaning] = row.replaceAll('`', '').split(/ ?\| ?/)
      return { flag, variable, fallback, meaning }
    })
    expect(rows).toEqual(
      FLAGS.filter(({ takesValue }) => takesValue).map(({ flag, name, fallback, meaning }) => ({
        flag,
        variable: `WAYMARK_${name.toUpperCase().replace('-', '_')}`,
        fallback,
        meaning,
      })),
    )
  })
})
