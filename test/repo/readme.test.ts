import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Window } from 'happy-dom'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CodeBlock } from './markdown.ts'
import { codeBlocksOf, documents } from './markdown.ts'
import { checkTypes, compilerOptions } from './program.ts'
import { manifestOf, packages, read, root } from './workspace.ts'

// What a fenced block promises, by its language:
// - `ts`, `tsx`, `js`: it compiles as a module beside its document; with the mark `run` it also runs;
// - `html`: its script tags load a file the collector serves, with attributes the client reads;
// - `json`: it parses; `sh`: scripts, files, packages and options it names exist;
// - `text`, `mermaid`, `nginx`, `ini`, `toml`: nothing. Any other language is unknown, and fails.
const PROMISES = 'ts tsx js html json sh text mermaid nginx ini toml'.split(' ')

const run = promisify(execFile)
const blocks = documents.flatMap(codeBlocksOf).map((block) => ({
  ...block,
  place: `${block.file}:${block.line}`,
}))

function blocksOf(...languages: string[]): (CodeBlock & { place: string })[] {
  return blocks.filter(({ language }) => languages.includes(language))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('code blocks', () => {
  it.each(blocks)('$place has a language with a promise', ({ language }) => {
    expect(PROMISES).toContain(language)
  })

  it('parses where it is json', () => {
    const broken = blocksOf('json').filter(({ code }) => !isJson(code))
    expect(broken.map(({ place }) => place)).toEqual([])
  })
})

/** What a block promises to print: `console.log(…) // this`, where `…` stands for what changes. */
function promisedOutput(code: string): RegExp[] {
  const promises = code.matchAll(/^console\.log\(.*\)(?:\s*|\n)\/\/ (.*)$/gm)
  return [...promises].map(([, line = '']) => {
    const pieces = line.split('…').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${pieces.join('.*')}$`, 'm')
  })
}

describe('ts blocks', () => {
  const compiled = blocksOf('ts', 'tsx', 'js')
  const running = compiled.filter(({ marks }) => marks.includes('run'))
  let problems = new Map<CodeBlock, string[]>()

  // Checking types takes longer than a hook is given by default, and what it was to prepare would
  // be skipped.
  beforeAll(() => {
    problems = checkTypes(compiled)
  }, 120_000)

  it.each(compiled)('$place compiles', (block) => {
    expect(problems.get(block)).toEqual([])
  })

  it.each(running)('$place runs, and prints what it says', async ({ file, code }) => {
    const options = ['--conditions=@waymark/source', '--import', 'tsx', '--input-type=module']
    const script = ts.transpile(code, { ...compilerOptions(), noEmit: false })
    const cwd = join(root, dirname(file))
    const { stdout } = await run(process.execPath, [...options, '--eval', script], { cwd })
    for (const promise of promisedOutput(code)) expect(stdout).toMatch(promise)
  })
})

describe('html blocks', () => {
  const served = ['waymark.js']
  const parser = new new Window().DOMParser()
  const scriptsOf = (code: string) => [
    ...parser.parseFromString(code, 'text/html').querySelectorAll('script[src]'),
  ]

  it.each(blocksOf('html'))('$place loads what is served', ({ code }) => {
    const names = scriptsOf(code).map((script) => script.getAttribute('src')?.replace(/.*\//, ''))
    expect(served).toEqual(expect.arrayContaining(names))
  })

  it.each(blocksOf('html'))('$place gives the hash of what it has inline', ({ file, code }) => {
    const inline = [...code.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text)
    const hashes = inline.map((text) => createHash('sha256').update(text).digest('base64'))
    expect(hashes.filter((hash) => !read(file).includes(`'sha256-${hash}'`))).toEqual([])
  })

  it.each(blocksOf('html'))('$place has only attributes the client reads', ({ code }) => {
    const reader = read('packages/client/src/script.ts')
    const unread = scriptsOf(code)
      .flatMap((script) => script.getAttributeNames())
      .filter((name) => name.startsWith('data-'))
      .map((name) => name.slice(5).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(reader))
    expect(unread).toEqual([])
  })
})

describe('sh blocks', () => {
  // `\` at the end of a line goes on with the next; `#` begins a remark.
  const lines = blocksOf('sh').flatMap(({ file, place, code }) =>
    code
      .replace(/\\\n\s*/g, ' ')
      .split('\n')
      .map((line) =>
        line
          .replace(/(^|\s)#.*/, '')
          .replace(/^\$ /, '')
          .trim(),
      )
      .filter(Boolean)
      .map((command) => ({ file, place, command })),
  )
  const NPM_SCRIPT = /\bnpm (?:run ([\w:-]+)|(test|start)\b)/g

  it.each(lines.filter(({ command }) => command.match(NPM_SCRIPT)))(
    '$place: $command names a script',
    ({ file, command }) => {
      const folder = command.match(/(?:cd|--prefix|-w|--workspace)[ =](\S+)/)?.[1]
      const own = [dirname(file), '', folder ?? ''].flatMap((directory) =>
        existsSync(join(root, directory, 'package.json'))
          ? Object.keys(manifestOf(directory).scripts ?? {})
          : [],
      )
      const named = [...command.matchAll(NPM_SCRIPT)].map(([, script, word]) => script ?? word)
      expect(own).toEqual(expect.arrayContaining(named))
    },
  )

  it.each(lines.filter(({ command }) => /\bnpm (install|i|add) \S/.test(command)))(
    '$place: $command names packages of ours, or of theirs',
    ({ command }) => {
      const named = command
        .split(' ')
        .slice(2)
        .filter((word) => !word.startsWith('-'))
      const ours = packages.flatMap(({ manifest }) => [
        manifest.name,
        ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
      ])
      expect(ours).toEqual(expect.arrayContaining(named))
    },
  )

  it.each(lines.filter(({ command }) => /\bnode .*\.(ts|mjs|js)\b/.test(command)))(
    '$place: $command names files that exist',
    ({ command }) => {
      const files = command.split(/\s+/).filter((word) => /^[\w./-]+\.(ts|mjs|js)$/.test(word))
      // `<name>` stands for any of them.
      expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
    },
  )

  describe('npx waymark', () => {
    const used = lines.filter(({ command }) => /\bnpx waymark\b/.test(command))
    const nameOf = (command: string) => /\bnpx waymark ([a-z]\S*)/.exec(command)?.[1] ?? ''
    const helps = new Map<string, string>()
    beforeAll(async () => {
      const node = ['--conditions=@waymark/source', '--import', 'tsx']
      const cli = join(root, 'packages/waymark/src/cli.ts')
      for (const name of new Set(['', ...used.map(({ command }) => nameOf(command))])) {
        const argv = [...node, cli, ...(name ? [name] : []), '--help']
        helps.set(name, (await run(process.execPath, argv, { cwd: root })).stdout)
      }
    }, 120_000)

    it.each(used)('$place: $command has only options that --help tells of', ({ command }) => {
      const help = helps.get(nameOf(command)) ?? ''
      const [, own = ''] = command.split(/\bnpx waymark\b/)
      const options = own.match(/(?<=\s)--[\w-]+/g) ?? []
      expect(options.filter((option) => !help.includes(option))).toEqual([])
    })

    it('tells of itself', () => {
      expect(helps.get('')).toContain('--port')
    })
  })
})
