import { ref } from 'vue'

const drawingEnabled = ref(false)
const isDrawing = ref(false)

/** Nobody draws with Slidev's pen in a finished edition. */
export function useDrawings() {
  return { drawingEnabled, isDrawing }
}
