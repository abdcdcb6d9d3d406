import { ref } from 'vue'

const drawingEnabled = ref(false)
const isDrawing = ref(false)

/** Nobody draws on the slides of the audience edition. */
export function useDrawings() {
  return { drawingEnabled, isDrawing }
}
