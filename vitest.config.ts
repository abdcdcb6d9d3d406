import { defineConfig } from 'vitest/config'

/** Rendered and printed tests look at what `npm run build` and `npm run export` made; unit tests need neither. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'rendered',
          include: ['tests/rendered/**/*.test.ts'],
          globalSetup: 'tests/helpers/site.ts',
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // Each file starts a browser of its own.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'pdf',
          include: ['tests/pdf/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
