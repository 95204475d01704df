import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../helpers/ensure-build.ts'
import { entriesOf, type Manifest, packages, root } from './workspace.ts'

const run = promisify(execFile)

// A consumer's folder: every package as npm would publish it, beside the dependencies it declares.
const consumer = mkdtempSync(join(tmpdir(), 'waymark-packed-'))
const installed = (name: string) => join(consumer, 'node_modules', name)
const tarballs = new Map<string, string>()

function tarballOf({ name }: Manifest): string {
  const path = tarballs.get(name)
  if (!path) throw new Error(`Cannot find what npm packed of ${name}`)
  return path
}

interface Packed {
  name: string
  filename: string
}

async function pack(): Promise<void> {
  const workspaces = packages.flatMap(({ directory }) => ['--workspace', directory])
  const options = ['--json', '--ignore-scripts', '--loglevel=error']
  const { stdout } = await run(
    'npm',
    ['pack', '--pack-destination', consumer, ...options, ...workspaces],
    { cwd: root, maxBuffer: 1e8 },
  )
  const list: Packed[] = JSON.parse(stdout)
  for (const { name, filename } of list) tarballs.set(name, join(consumer, filename))
}

async function install(manifest: Manifest): Promise<void> {
  const { name, dependencies } = manifest
  mkdirSync(installed(name), { recursive: true })
  await run('tar', ['-xzf', tarballOf(manifest), '--strip-components=1', '-C', installed(name)])
  for (const dependency of Object.keys(dependencies ?? {})) {
    if (packages.some(({ manifest }) => manifest.name === dependency)) continue
    mkdirSync(dirname(installed(dependency)), { recursive: true })
    rmSync(installed(dependency), { force: true })
    symlinkSync(join(root, 'node_modules', dependency), installed(dependency), 'junction')
  }
}

beforeAll(async () => {
  await ensureBuild()
  await pack()
  for (const { manifest } of packages) await install(manifest)
}, 120_000)

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true })
})

/** Runs a module in the consumer's folder by plain Node, without our conditions. */
async function runModule(code: string): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, ['--input-type=module', '--eval', code], { cwd: consumer })
}

describe.each(packages)('$manifest.name, packed', ({ directory, manifest }) => {
  it('has nothing publint objects to', async () => {
    const tarball = new Uint8Array(readFileSync(tarballOf(manifest))).buffer
    const { messages } = await publint({ pack: { tarball }, strict: true })
    expect(messages).toEqual([])
  })

  // All rules apply but those about CommonJS consumers: the packages are ES modules, which
  // `require` of Node 20.19 loads as well.
  it('has types that fit what is imported', async () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
    const options = ['--profile', 'esm-only', '--format', 'ascii', '--no-color']
    const problems = await run(process.execPath, [attw, ...options, tarballOf(manifest)]).then(
      () => 'none',
      (error: { stdout: string }) => error.stdout,
    )
    expect(problems).toBe('none')
  })

  it('holds the files its package.json names', () => {
    const packed: Manifest = JSON.parse(
      readFileSync(join(installed(manifest.name), 'package.json'), 'utf8'),
    )
    const named = Object.values(packed.exports ?? {}).flatMap((conditions) =>
      typeof conditions === 'string' ? [conditions] : Object.values(conditions),
    )
    const missing = [...named, ...Object.values(packed.bin ?? {}), 'README.md'].filter((file) => {
      const path = join(installed(manifest.name), file)
      // `./served/*` offers every file of a folder.
      return !existsSync(path.endsWith('*') ? dirname(path) : path)
    })
    expect(missing).toEqual([])
  })

  it.each(entriesOf({ directory, manifest }))(
    'imports $name under plain Node, which stays as it was',
    async ({ name }) => {
      const { stdout, stderr } = await runModule(`
        const before = new Set(Object.getOwnPropertyNames(globalThis))
        const module = await import('${name}')
        const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))
        console.log(JSON.stringify({ isEmpty: Object.keys(module).length === 0, added }))
      `)
      expect({ ...JSON.parse(stdout), stderr }).toEqual({ isEmpty: false, added: [], stderr: '' })
    },
  )
})

describe('a consumer of the packed packages', () => {
  it.each(
    packages.flatMap(({ manifest }) =>
      Object.entries(manifest.bin ?? {}).map(([command, file]) => ({ command, manifest, file })),
    ),
  )('can ask $command for help', async ({ manifest, file }) => {
    const command = join(installed(manifest.name), file)
    const { stdout } = await run(process.execPath, [command, '--help'], { cwd: consumer })
    expect(stdout).toContain('--help')
  })

  it('finds every type of every declaration', () => {
    const file = join(consumer, 'consumer.ts')
    const entries = packages.flatMap(entriesOf)
    const code = entries.map(({ name }, i) => `export * as entry${i} from '${name}'`).join('\n')
    ts.sys.writeFile(file, code)
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      lib: [
        'lib.es2023.d.ts',
        'lib.dom.d.ts',
        'lib.dom.iterable.d.ts',
        'lib.dom.asynciterable.d.ts',
      ],
      strict: true,
      noEmit: true,
      types: [],
    })
    const ours = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName === file || /\/@?waymark\/.*\/dist\//.test(fileName))
    const problems = ours
      .flatMap((source) => [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ])
      .map(({ file: where, messageText }) => {
        return `${where?.fileName.slice(consumer.length)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      })
    expect(problems).toEqual([])
  })
})
