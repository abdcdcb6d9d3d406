import { slideAspect } from '@slidev/client/env.ts'
import { useActiveElement, useFullscreen, useMagicKeys, useWindowSize } from '@vueuse/core'
import { computed, reactive, ref, shallowRef } from 'vue'

/*
 * Slidev's state of one window. Its settings keep their defaults and are not stored: the panels that change them
 * belong to the speaker's edition.
 */

export const showRecordingDialog = ref(false)
export const showInfoDialog = ref(false)
export const showGotoDialog = ref(false)
/** Never opens, whatever a shortcut sets: while it is open, Slidev keeps the arrow keys for it. */
export const showOverview = computed({ get: () => false, set() {} })
export function toggleOverview(): void {}

/** A change of slide shows its transition only where somebody went there. */
export const hmrSkipTransition = ref(false)
export const disableTransition = ref(false)

export const shortcutsEnabled = ref(true)
const shortcutsLocks = reactive(new Set<symbol>())
export const shortcutsLocked = computed(() => shortcutsLocks.size > 0)

/** Silences the deck's keys until the returned function is called. */
export function lockShortcuts(): () => void {
  const lock = Symbol('shortcuts lock')
  shortcutsLocks.add(lock)
  return () => void shortcutsLocks.delete(lock)
}

export const windowSize = useWindowSize()
export const magicKeys = useMagicKeys()
export const isScreenVertical = computed(
  () => windowSize.height.value - windowSize.width.value / slideAspect.value > 120,
)
export const fullscreen = useFullscreen(document.body)

export const activeElement = useActiveElement()
export const isInputting = computed(() => ['INPUT', 'TEXTAREA'].includes(activeElement.value?.tagName || ''))
export const isOnFocus = computed(() => ['BUTTON', 'A'].includes(activeElement.value?.tagName || ''))

export const slideScale = ref(0)
export const wakeLockEnabled = ref(true)
export const hideCursorIdle = ref(true)
export const skipExportPdfTip = ref(true)
export const showPresenterCursor = ref(false)
export const showEditor = ref(false)
export const isEditorVertical = ref(false)
export const editorWidth = ref(0)
export const editorHeight = ref(0)
export const activeDragElement = shallowRef(null)

export const viewerCssFilterDefaults = {
  invert: false,
  contrast: 1,
  brightness: 1,
  hueRotate: 0,
  saturate: 1,
  sepia: 0,
}
export const viewerCssFilter = ref(viewerCssFilterDefaults)
export const hasViewerCssFilter = ref(false)

export const syncDirections = ref({
  viewerSend: false,
  viewerReceive: false,
  presenterSend: false,
  presenterReceive: false,
})
