/** Does something once the browser has drawn what there is. Returns what calls it off. */
export function afterPaint(then: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = then
  // A frame's drawing is on its way when the next task runs.
  const frame = requestAnimationFrame(() => port2.postMessage(undefined))
  return () => {
    cancelAnimationFrame(frame)
    port1.close()
  }
}
