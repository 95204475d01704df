import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const EMPTY = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return EMPTY
  }
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

/**
 * Counts what Vitest's JSON report tells; one that is not there counts nothing.
 *
 * @returns Tests by what became of them, and a line or two on each that failed.
 */
export function readReport(file) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parse(file)
  // A file that fails before its first test has none to count.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    failures: [
      ...broken.map(({ name }) => relative('.', name)),
      ...testResults.flatMap(nameFailed),
    ],
  }
}
