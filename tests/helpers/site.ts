import type { TestProject } from 'vitest/node'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/lib/core/roots.ts'
import { serve } from '../../scripts/lib/core/server.ts'
import { siteBase } from '../../scripts/lib/site/folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with the slash at its end. */
    site: string
  }
}

/** Serves what `npx lectern build` wrote for as long as the rendered tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(projectRoot, 'dist')
  const server = await serve(folder, await siteBase(folder))
  project.provide('site', server.url)
  return server.close
}
