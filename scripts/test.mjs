import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BROWSER_NAMES, ensureBrowser } from './browsers.mjs'
import { ensureInstalled } from './install.mjs'
import { readReport } from './vitest-report.mjs'

// `npm test`: everything that has to hold, from a fresh clone on, in one command that needs nothing
// but Node, npm and git. `npm test -- --only unit` runs one part; more names, more parts.

const tool = (path) => join('node_modules', path)
const IN_BROWSERS = 'test/browser'

/** One step after the other; the parts of a step run beside each other. */
const STEPS = [
  // Each keeps about one core busy.
  [
    { name: 'typecheck', run: [tool('typescript/bin/tsc'), '-p', '.'] },
    { name: 'lint', run: [tool('@biomejs/biome/bin/biome'), 'check', '.'] },
    { name: 'build', run: [tool('rollup/dist/bin/rollup'), '-c', '--silent'] },
    { name: 'sizes', run: ['scripts/size.mjs'] },
  ],
  [{ name: 'unit', projects: ['client', 'node'] }],
  [{ name: 'repo', projects: ['repo'] }],
  // Each waits most of its time, for what a fault or a page takes.
  [
    { name: 'delivery', projects: ['delivery'], folders: [IN_BROWSERS] },
    { name: 'real', projects: ['real'], folders: ['test/runtime', IN_BROWSERS] },
  ],
]

/** Tells which parts were asked for. */
function readChoice() {
  const { only } = parseArgs({
    options: { only: { type: 'string', multiple: true, default: [] } },
  }).values
  const known = STEPS.flat().map(({ name }) => name)
  const unknown = only.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new RangeError(`--only must be one of ${known.join(', ')}: current value is "${unknown}"`)
  }
  return ({ name }) => only.length === 0 || only.includes(name)
}

let isChosen
try {
  isChosen = readChoice()
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  ensureInstalled('.')
} catch (error) {
  console.error(`Cannot test: ${error.message}`)
  process.exit(1)
}

const reports = mkdtempSync(join(tmpdir(), 'waymark-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const notes = []
const failures = []

/** Runs a tool by this Node; `npx` would only look for it again. @returns Whether it ended well. */
async function runNode(name, args, isAlone) {
  const child = spawn(process.execPath, args, {
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  // What runs beside others says in each line who speaks.
  for (const input of isAlone ? [] : [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => console.log(`${name.padEnd(9)} │ ${line}`))
  }
  const [status] = await once(child, 'close')
  return status === 0
}

async function runVitest({ name, projects, folders = [] }, isAlone) {
  const file = join(reports, `${name}.json`)
  const isGood = await runNode(
    name,
    [
      ...[tool('vitest/vitest.mjs'), 'run', ...folders],
      ...projects.flatMap((project) => ['--project', project]),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    isAlone,
  )
  const { passed, failed, skipped, failures: named } = readReport(file)
  total.passed += passed
  // An error outside of every test, or no report at all, counts for one.
  total.failed += !isGood && failed === 0 ? 1 : failed
  total.skipped += skipped
  failures.push(...named)
  return isGood
}

/** Runs a part. @returns A line on how it went. */
async function runPart(part, isAlone) {
  const startedAt = performance.now()
  const isGood = part.run
    ? await runNode(part.name, part.run, isAlone)
    : await runVitest(part, isAlone)
  // A part without tests is counted only when it fails.
  if (part.run && !isGood) total.failed += 1
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  return `${isGood ? 'ok    ' : 'FAILED'} ${part.name.padEnd(10)} ${seconds.padStart(6)} s`
}

/** Looks for browsers, and notes which are missing. @returns Whether tests can run in any. */
function prepareBrowsers() {
  const [missing, ...others] = BROWSER_NAMES.map(ensureBrowser)
  // Their tests skip themselves, and are counted as skipped.
  notes.push(...others.filter(Boolean).map((why) => `skipped in part: ${IN_BROWSERS}, as ${why}`))
  if (!missing) return true
  const files = readdirSync(IN_BROWSERS).filter((file) => file.endsWith('.test.ts'))
  // Nobody knows how many tests a file has that is not run; each counts for one.
  total.skipped += files.length
  const names = files.map((file) => `${IN_BROWSERS}/${file}`).join(', ')
  notes.push(`skipped: ${names}, as ${missing}`)
  return false
}

/** The parts of a step that were asked for, without tests in browsers where there is none. */
function prepare(step) {
  const parts = step.filter(isChosen)
  const isForBrowsers = parts.some(({ folders }) => folders?.includes(IN_BROWSERS))
  if (!isForBrowsers || prepareBrowsers()) return parts
  return parts
    .map((part) => ({ ...part, folders: part.folders.filter((folder) => folder !== IN_BROWSERS) }))
    .filter(({ folders }) => folders.length > 0)
}

const summary = []
for (const step of STEPS) {
  const parts = prepare(step)
  if (parts.length > 0) console.log(`\n── ${parts.map(({ name }) => name).join(', ')}`)
  const isAlone = parts.length === 1
  summary.push(...(await Promise.all(parts.map((part) => runPart(part, isAlone)))))
}
rmSync(reports, { recursive: true, force: true })

console.log(`\n${[...summary, ...notes].join('\n')}\n`)
// Last, where also those look who are shown nothing but the end.
for (const failure of failures) console.log(`FAILED ${failure}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
