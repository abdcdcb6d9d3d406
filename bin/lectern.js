#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { createJiti } from 'jiti'

// What one command has compiled the next need not: a third of the time until it does something.
enableCompileCache()

// Node takes the types out of TypeScript everywhere but below node_modules, where an addon lies; Slidev's own loader
// does.
void createJiti(import.meta.url).import('../scripts/lectern.ts')
