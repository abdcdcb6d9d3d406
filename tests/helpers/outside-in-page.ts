/** Sides on which a claim's panel stands out of its slide; runs in the page. */
export function outside(panel: Element): string[] {
  const slide = panel.closest('.slidev-slide-content, .slidev-page')!.getBoundingClientRect()
  const box = panel.getBoundingClientRect()
  const over = {
    left: slide.left - box.left,
    top: slide.top - box.top,
    right: box.right - slide.right,
    bottom: box.bottom - slide.bottom,
  }
  return Object.entries(over)
    .filter(([, pixels]) => pixels > 0.5)
    .map(([side, pixels]) => `${side} by ${pixels.toFixed(1)}`)
}
