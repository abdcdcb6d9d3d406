import { Buffer } from 'node:buffer'
import { escapeHtml as escape } from '@vue/shared'

/**
 * What stands for a slide's picture until `putSlides`: a GIF of one pixel.
 *
 * @param words the picture's alternative text
 */
export function standIn(no: number, words: string): string {
  const colour = no.toString(16).padStart(6, '0')
  // Its size, a palette of this colour and black, and one pixel of the first.
  const gif = `${Buffer.from('GIF89a').toString('hex')}01000100800000${colour}0000002c00000000010001000002024401003b`
  const source = `data:image/gif;base64,${Buffer.from(gif, 'hex').toString('base64')}`
  return `<div class="picture"><div class="frame"><img src="${source}" alt="${escape(words)}"></div></div>`
}
