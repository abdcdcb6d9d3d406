import { describe, expect, it } from 'vitest'
import { motif, motifForms } from '../../../components/talk/models/spark-forms.ts'
import { randomFrom } from '../../../kit/random.ts'

describe('random', () => {
  it('repeats for one seed and differs for another', () => {
    const draw = (seed: number) => Array.from({ length: 50 }, randomFrom(seed))
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('stays in [0, 1) and covers it evenly', () => {
    const values = Array.from({ length: 20000 }, randomFrom(1))
    expect(values.every(value => value >= 0 && value < 1)).toBe(true)
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = values.filter(value => Math.floor(value * 10) === tenth).length / values.length
      expect(share).toBeGreaterThan(0.09)
      expect(share).toBeLessThan(0.11)
    }
  })
})

describe('motif', () => {
  it.each(motifForms)('%s is the same picture every time', (form) => {
    expect(motif(form)).toEqual(motif(form))
  })

  it.each(motifForms)('%s keeps its ember inside the drawing area', (form) => {
    const { ember, width, height } = motif(form)
    expect(ember.x).toBeGreaterThan(ember.r)
    expect(ember.x).toBeLessThan(width - ember.r)
    expect(ember.y).toBeGreaterThan(ember.r)
    expect(ember.y).toBeLessThan(height - ember.r)
  })

  it.each(motifForms)('%s costs few elements and few bytes', (form) => {
    const { strokes } = motif(form)
    expect(strokes.length).toBeLessThan(50)
    expect(strokes.reduce((sum, stroke) => sum + stroke.d.length, 0)).toBeLessThan(26000)
  })

  it('gives every form its own picture', () => {
    expect(new Set(motifForms.map(form => JSON.stringify(motif(form)))).size).toBe(motifForms.length)
  })
})
