import process from 'node:process'
import { endWithParent, parentVariable } from './lifetime.ts'

// Loaded into a child by `node --import`, before the program that it runs; its parent may be gone already.
endWithParent(() => process.exit(1), Number(process.env[parentVariable]))
