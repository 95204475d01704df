import { describe, expect, it } from 'vitest'
import { isInstalled, type LockedPackage } from '../../scripts/install.mjs'

const locked = {
  '': { devDependencies: { rollup: '4.1.0' } },
  'packages/tea': { version: '1.0.0', dependencies: { hono: '4.0.0' } },
  'packages/pots': { version: '1.0.0', dependencies: { clay: '2.0.0' } },
  'node_modules/rollup': { version: '4.1.0' },
  'node_modules/hono': { version: '4.0.0' },
  'node_modules/clay': { version: '1.0.0' },
  'packages/pots/node_modules/clay': { version: '2.0.0' },
}

function onlyTea(changes: Record<string, LockedPackage> = {}): Record<string, LockedPackage> {
  return {
    'packages/tea': { version: '1.0.0' },
    'node_modules/rollup': { version: '4.1.0' },
    'node_modules/hono': { version: '4.0.0' },
    ...changes,
  }
}

describe('isInstalled()', () => {
  it.each([
    ['what a workspace needs is there', onlyTea(), ['packages/tea'], true],
    ['nothing is', {}, ['packages/tea'], false],
    ['another workspace is asked for', onlyTea(), ['packages/tea', 'packages/pots'], false],
    [
      'a dependency is in its own workspace',
      onlyTea({ 'packages/pots/node_modules/clay': { version: '2.0.0' } }),
      ['packages/pots'],
      true,
    ],
    [
      'a version is not the locked one',
      onlyTea({ 'node_modules/hono': { version: '3.9.0' } }),
      ['packages/tea'],
      false,
    ],
    [
      'more is there than is locked',
      onlyTea({ 'node_modules/extra': { version: '1.0.0' } }),
      ['packages/tea'],
      true,
    ],
  ])('tells that %s', (_, installed, workspaces, expected) => {
    expect(isInstalled(installed, locked, workspaces)).toBe(expected)
  })
})
