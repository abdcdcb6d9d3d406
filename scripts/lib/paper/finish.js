import { createJiti } from 'jiti'

// A thread's first file is JavaScript, as bin/lectern.js is: Node takes no types out below node_modules.
export const { finishSlides, finishPictures, finishHandout } = await createJiti(import.meta.url).import('./finish.ts')
