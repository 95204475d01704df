import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { BROWSER_NAMES, ensureBrowser } from './browsers.mjs'
import { ensureInstalled } from './install.mjs'

// `npm test`: everything that has to hold, from a fresh clone on, in one command that needs nothing
// but Node, npm and git. `npm test -- --only unit` runs one part; more names, more parts.

const tool = (path) => join('node_modules', path)
const vitest = (...projects) => projects.flatMap((name) => ['--project', name])

const PARTS = [
  { name: 'typecheck', run: [tool('typescript/bin/tsc'), '-p', '.'] },
  { name: 'lint', run: [tool('@biomejs/biome/bin/biome'), 'check', '.'] },
  { name: 'build', run: [tool('rollup/dist/bin/rollup'), '-c', '--silent'] },
  { name: 'unit', vitest: vitest('client', 'node') },
  { name: 'repo', vitest: vitest('repo') },
  { name: 'real', vitest: vitest('real') },
  { name: 'sizes', run: ['scripts/size.mjs'] },
]

/** The parts asked for, in the order they run. */
function chooseParts() {
  const { only } = parseArgs({
    options: { only: { type: 'string', multiple: true, default: [] } },
  }).values
  const known = PARTS.map(({ name }) => name)
  const unknown = only.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new RangeError(`--only must be one of ${known.join(', ')}: current value is "${unknown}"`)
  }
  return PARTS.filter(({ name }) => only.length === 0 || only.includes(name))
}

let chosen
try {
  chosen = chooseParts()
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

/** Runs a tool by this Node; `npx` would only look for it again. */
function runNode(args) {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0
}

function runVitest(name, args) {
  const file = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const isGood = runNode([tool('vitest/vitest.mjs'), 'run', ...args, ...reporters])
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    readReport(file)
  // A file that fails before its first test has none to count.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  total.passed += numPassedTests
  total.failed += numFailedTests + broken.length
  total.skipped += numPendingTests + numTodoTests
  // An error outside of every test, or no report at all.
  if (!isGood && numFailedTests + broken.length === 0) total.failed += 1
  failures.push(
    ...broken.map((file) => relative('.', file.name)),
    ...testResults.flatMap(nameFailed),
  )
  return isGood
}

/** The failed tests of a file, with the first line of why. */
function nameFailed({ name: file, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages: [message = ''] }) => {
      const [reason] = stripVTControlCharacters(message).split('\n')
      return `${relative('.', file)}: ${fullName}\n  ${reason}`
    })
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    }
  }
}

function runPart({ name, run, vitest: args }) {
  if (!args) {
    const isGood = runNode(run)
    // A part without tests is counted only when it fails.
    if (!isGood) total.failed += 1
    return isGood
  }
  if (name !== 'real') return runVitest(name, args)
  const [missing, ...others] = BROWSER_NAMES.map(ensureBrowser)
  // Their tests skip themselves, and are counted as skipped.
  notes.push(
    ...others.filter(Boolean).map((reason) => `skipped in part: test/browser, as ${reason}`),
  )
  if (!missing) return runVitest(name, args)
  const files = readdirSync('test/browser').filter((file) => file.endsWith('.test.ts'))
  // Nobody knows how many tests a file has that is not run; each counts for one.
  total.skipped += files.length
  notes.push(`skipped: ${files.map((file) => `test/browser/${file}`).join(', ')}, as ${missing}`)
  return runVitest(name, [...args, '--exclude', 'test/browser/**'])
}

const summary = chosen.map((part) => {
  console.log(`\n── ${part.name}`)
  const startedAt = performance.now()
  const isGood = runPart(part)
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  return `${isGood ? 'ok    ' : 'FAILED'} ${part.name.padEnd(10)} ${seconds.padStart(6)} s`
})
rmSync(reports, { recursive: true, force: true })

console.log(`\n${[...summary, ...notes].join('\n')}\n`)
// Last, where also those look who are shown nothing but the end.
for (const failure of failures) console.log(`FAILED ${failure}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
