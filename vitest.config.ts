import { defineConfig } from 'vitest/config'

// Tests read the sources: the private export condition resolves every @waymark package to its
// `src`, so nothing has to be built first (the suites that need `dist` build it themselves).
const source = {
  resolve: { conditions: ['@waymark/source'] },
  ssr: { resolve: { conditions: ['@waymark/source'] } },
}

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: { name: 'client', environment: 'happy-dom', include: ['test/client/**/*.test.ts'] },
      },
      {
        ...source,
        test: {
          name: 'node',
          include: ['test/{protocol,stage,collector,journey,waymark,flow}/**/*.test.{ts,tsx}'],
        },
      },
      {
        ...source,
        test: { name: 'repo', include: ['test/repo/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        ...source,
        test: {
          name: 'real',
          include: ['test/{runtime,browser}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // Browsers that share two cores with each other stall now and then.
          retry: 2,
        },
      },
    ],
  },
})
