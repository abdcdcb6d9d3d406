import type { TestProject } from 'vitest/node'
import { join } from 'node:path'
import { kitRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'
import { freshSample, sampleFolder } from './sample.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with the slash at its end. */
    site: string
  }
}

/** Serves the site of the sample, or the one that `npm run build` wrote for the tests of this repository's own talk. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isTalk = project.name === 'drawn-talk'
  if (!isTalk)
    await freshSample()
  const folder = join(isTalk ? kitRoot : sampleFolder, 'dist')
  const server = await serve(folder, await siteBase(folder))
  project.provide('site', server.url)
  return server.close
}
