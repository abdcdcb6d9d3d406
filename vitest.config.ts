import { defineConfig } from 'vitest/config'

/** The files of one worker share what they import, which takes longer to load than most of them to run. */
const isolate = false

/** What looks at pages: one worker more than two cores, for while a browser keeps both busy another test waits. */
const drawn = { testTimeout: 120_000, hookTimeout: 240_000, maxWorkers: 3, isolate }

/** Most tests stand in the folder of the sample talk, which they build where it is stale; unit tests only read it. */
const sample = { ...drawn, setupFiles: ['tests/helpers/in-sample.ts'] }

/**
 * The tests of the kit and, in the two last projects, those of the talk that this repository shows, which go when it
 * goes. What is drawn of it, in the engines too, is what `npm run build`, `npm run export` and `npm run bundle -- --out
 * .cache/bundle` made.
 */
const projects = {
  'unit': {
    include: ['tests/unit/*.test.ts'],
    globalSetup: 'tests/helpers/sample.ts',
    setupFiles: [...sample.setupFiles, 'tests/helpers/two-languages.ts'],
    testTimeout: 20_000,
    isolate,
  },
  'faults': {
    include: ['tests/faults/*.test.ts'],
    // A row keeps to its own seconds; this is for a machine that is busy otherwise.
    testTimeout: 240_000,
    maxConcurrency: 2,
  },
  'packed': { include: ['tests/packed/*.test.ts'], testTimeout: 60_000, hookTimeout: 480_000 },
  'rendered': { include: ['tests/rendered/*.test.ts'], globalSetup: 'tests/helpers/site.ts', ...sample },
  'stage': { include: ['tests/stage/*.test.ts'], globalSetup: 'tests/helpers/edition.ts', ...sample },
  'pdf': { include: ['tests/pdf/*.test.ts'], globalSetup: 'tests/helpers/sample.ts', ...sample },
  'commands': { include: ['tests/commands/*.test.ts'], ...drawn, testTimeout: 60_000, isolate: true },
  'engines': { include: ['tests/engines/*.test.ts'], globalSetup: 'tests/helpers/engines.ts', ...drawn },
  'talk': { include: ['tests/unit/talk/*.test.ts'], setupFiles: ['tests/helpers/two-languages.ts'], isolate },
  'drawn-talk': {
    include: [
      'tests/rendered/talk/*.test.ts',
      // What goes through a whole talk, page by page.
      'tests/rendered/{bytes,unscripted}.test.ts',
      'tests/pdf/{handout,parity,universal}.test.ts',
    ],
    globalSetup: 'tests/helpers/site.ts',
    ...drawn,
  },
}

export default defineConfig({
  test: { projects: Object.entries(projects).map(([name, settings]) => ({ test: { name, ...settings } })) },
})
