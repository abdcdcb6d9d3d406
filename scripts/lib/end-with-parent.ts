import { endWithParent } from './lifetime.ts'

// Loaded into a child by `node --import`, before the program that it runs.
endWithParent()
