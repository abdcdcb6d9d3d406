import { defineConfig } from 'vitest/config'

/** One more than two cores: a browser keeps more than one core busy, and then its test waits for something. */
const maxWorkers = 3

/** The files of one worker share what they import, which takes longer to load than most of them to run. */
const isolate = false

/** Rendered, stage and PDF tests stand in the folder of the sample talk, which they build where it is stale. */
const setupFiles = ['tests/helpers/in-sample.ts']

/**
 * The tests of the kit and, under `talk`, those of the talk that this repository shows, which go when it goes. These
 * and the engines' look at what `npm run build`, `npm run export` and `npm run bundle -- --out .cache/bundle` made.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['tests/helpers/two-languages.ts'],
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 20_000,
          isolate,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          // A row keeps to its own seconds; this is for a machine that is busy otherwise.
          testTimeout: 240_000,
          maxConcurrency: 2,
        },
      },
      {
        test: {
          name: 'packed',
          include: ['tests/packed/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 480_000,
        },
      },
      {
        test: {
          name: 'rendered',
          include: ['tests/rendered/*.test.ts'],
          globalSetup: 'tests/helpers/site.ts',
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers,
          isolate,
        },
      },
      {
        test: {
          name: 'commands',
          include: ['tests/commands/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup: 'tests/helpers/engines.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
      {
        test: {
          name: 'stage',
          include: ['tests/stage/**/*.test.ts'],
          globalSetup: 'tests/helpers/edition.ts',
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
      {
        test: {
          name: 'pdf',
          include: ['tests/pdf/*.test.ts'],
          globalSetup: 'tests/helpers/sample.ts',
          setupFiles,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
      {
        test: {
          name: 'talk',
          include: [
            'tests/rendered/talk/*.test.ts',
            // What goes through a whole talk, page by page.
            'tests/rendered/bytes.test.ts',
            'tests/pdf/{handout,parity,universal}.test.ts',
          ],
          globalSetup: 'tests/helpers/site.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
    ],
  },
})
