import { defineConfig } from 'vitest/config'

// Tests read the sources: the private export condition resolves every @waymark package to its
// `src`, so nothing has to be built first (the suites that need `dist` build it themselves).
const source = {
  resolve: { conditions: ['@waymark/source'] },
  ssr: { resolve: { conditions: ['@waymark/source'] } },
}

/** How long until something hangs; nothing is measured by it, be the machine as busy as it may. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

/**
 * Tests that run real programs. Files of one project take turns, as some fill a machine of two
 * cores by themselves; `npm test` runs the two projects beside each other, as both mostly wait.
 */
const realPrograms = {
  ...patience,
  fileParallelism: false,
  // Browsers that share two cores with each other stall now and then.
  retry: 2,
}

export default defineConfig({
  test: {
    // Vitest keeps a core for itself, half of a small machine, and needs it only at the beginning.
    maxWorkers: '100%',
    projects: [
      {
        ...source,
        test: {
          ...patience,
          name: 'client',
          environment: 'happy-dom',
          include: ['test/client/**/*.test.ts'],
        },
      },
      {
        ...source,
        test: {
          ...patience,
          name: 'node',
          include: ['test/{protocol,stage,collector,journey,waymark,flow}/**/*.test.{ts,tsx}'],
        },
      },
      {
        ...source,
        test: {
          ...patience,
          name: 'repo',
          include: ['test/repo/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        ...source,
        test: {
          ...realPrograms,
          name: 'delivery',
          include: ['test/browser/delivery*.test.ts'],
        },
      },
      {
        ...source,
        test: {
          ...realPrograms,
          name: 'real',
          include: ['test/{runtime,browser}/**/*.test.ts'],
          exclude: ['test/browser/delivery*.test.ts'],
        },
      },
    ],
  },
})
