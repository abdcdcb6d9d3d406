/** The drawing of one map in the deck's language; served by `scripts/lib/maps/plugin.ts`. */
declare module 'virtual:relation-map/*' {
  const drawing: import('../kit/maps/drawing.ts').MapDrawing
  export default drawing
}
