import type { TestProject } from 'vitest/node'
import { freshStage } from '../../scripts/lib/stage/build.ts'
import { serveStage } from '../../scripts/lib/stage/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the stage's edition, with the slash at its end. */
    stage: string
  }
}

/** Builds the stage's edition where it is stale, and serves it as `npx lectern present` does. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { site } = await freshStage()
  const server = await serveStage(site, 0)
  project.provide('stage', server.url)
  return server.close
}
