import { describe, expect, it } from 'vitest'
import { hatch } from '../../../components/talk/models/hatch.ts'

describe('hatch', () => {
  it.each([
    [10, 20, 100, 8],
    [0, 0, 12, 60],
    [5.5, 1.2, 3, 3],
  ])('stays inside its rectangle (%d, %d, %d × %d) and reaches across it', (x, y, width, height) => {
    const points = [...hatch(x, y, width, height, 5).matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, px, py]) => [
      Number(px),
      Number(py),
    ])
    for (const [px, py] of points) {
      expect(px).toBeGreaterThanOrEqual(x - 0.06)
      expect(px).toBeLessThanOrEqual(x + width + 0.06)
      expect(py).toBeGreaterThanOrEqual(y - 0.06)
      expect(py).toBeLessThanOrEqual(y + height + 0.06)
    }
    const xs = points.map(([px]) => px!)
    if (width > 5)
      expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(width - 5)
  })

  it('runs at 45 degrees', () => {
    const [, x1, y1, x2, y2] = hatch(0, 0, 50, 10, 7).match(/M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/)!.map(Number)
    expect(x2! - x1!).toBeCloseTo(y1! - y2!, 1)
  })
})
