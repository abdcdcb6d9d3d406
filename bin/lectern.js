#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import process from 'node:process'
import { createJiti } from 'jiti'

// What one command has compiled the next need not, nor what it starts: a third of the time until it does something.
const { directory } = enableCompileCache()
if (directory)
  process.env.NODE_COMPILE_CACHE ??= directory

// Node takes the types out of TypeScript everywhere but below node_modules, where an addon lies; Slidev's own loader
// does.
void createJiti(import.meta.url).import('../scripts/lectern.ts')
