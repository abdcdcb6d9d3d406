import type { Page } from 'playwright-chromium'
import { Buffer } from 'node:buffer'

/** Screenshots of the slide alone, where a bar may stand over it. */
export const withoutBar = { style: '.audience-bar { visibility: hidden !important; }' }

/**
 * How far two screenshots of the same size are apart.
 *
 * @param page a blank page that does the arithmetic
 * @returns share of pixels of which a channel differs by more than `step` of 255
 */
export function difference(page: Page, one: Uint8Array, two: Uint8Array, step = 24): Promise<number> {
  return page.evaluate(async ({ images, step }) => {
    const [a, b] = await Promise.all(images.map(async (text) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob())
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      return context.getImageData(0, 0, bitmap.width, bitmap.height)
    }))
    if (a!.data.length !== b!.data.length)
      return 1
    let differing = 0
    for (let index = 0; index < a!.data.length; index += 4) {
      if ([0, 1, 2].some(channel => Math.abs(a!.data[index + channel]! - b!.data[index + channel]!) > step))
        differing++
    }
    return differing / (a!.data.length / 4)
  }, { images: [one, two].map(image => Buffer.from(image).toString('base64')), step })
}
