import type { TestProject } from 'vitest/node'
import { join } from 'node:path'
import { serveStage } from '../../scripts/lib/stage/server.ts'
import { freshSample, sampleFolder } from './sample.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the stage's edition, with the slash at its end. */
    stage: string
  }
}

/** Serves the sample's edition for the stage as `npx lectern present` does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await freshSample()
  const server = await serveStage(join(sampleFolder, '.cache/stage/site'), 0)
  project.provide('stage', server.url)
  return server.close
}
