export * from './constellations.ts'
export * from './spending.ts'
export * from './survivors.ts'
export type * from './types.ts'
