#!/usr/bin/env node
import * as nodeModule from 'node:module'
import process from 'node:process'
import { createJiti } from 'jiti'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} is too old for lectern. Install 22.18 or a newer one, or npm's package of it: npm install --save-dev node`,
  )
  process.exit(1)
}

// What one command has compiled the next need not, nor what it starts: a third of the time until it does something.
const { directory } = nodeModule.enableCompileCache()
if (directory)
  process.env.NODE_COMPILE_CACHE ??= directory

// Node takes the types out of TypeScript everywhere but below node_modules, where an addon lies; Slidev's own loader
// does.
void createJiti(import.meta.url).import('../scripts/lectern.ts')
