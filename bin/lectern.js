#!/usr/bin/env node
import { createJiti } from 'jiti'

// Node takes the types out of TypeScript everywhere but below node_modules, where an addon lies; Slidev's own loader
// does.
void createJiti(import.meta.url).import('../scripts/lectern.ts')
