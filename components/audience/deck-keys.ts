import { keyName } from '../../kit/keys.ts'
import { useListener } from '../use/listener.ts'

/** What a key may do, by the key's name; letters in lower case. */
export type KeyActions = Record<string, (() => void) | undefined>

/**
 * The deck's keys that Slidev does not know, and all of them where Slidev turns deaf: it stops listening
 * while a link or button holds the focus, and takes a browser's own combination (Alt+←, Ctrl+F) for its key.
 *
 * Heard at the document, after slides, maps and panels, which keep what is theirs, and before Slidev.
 *
 * @param actions letters and `?`, at any time
 * @param moves arrows and their like, while the focus is on a link or button
 */
export function useDeckKeys(actions: KeyActions, moves: KeyActions): void {
  useListener(document, 'keydown', (event) => {
    if (event.defaultPrevented || event.isComposing)
      return
    if (event.ctrlKey || event.metaKey || event.altKey) {
      event.stopPropagation()
      return
    }
    const target = event.target as HTMLElement
    if (keepsKey(target))
      return
    const name = keyName(event)
    const action = Object.hasOwn(actions, name)
      ? actions[name]
      : Object.hasOwn(moves, name) && target.closest('a, button') ? moves[name] : undefined
    if (!action)
      return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat || Object.hasOwn(moves, name))
      action()
  })
}

function keepsKey(target: HTMLElement): boolean {
  return target.isContentEditable || !!target.closest('input, textarea, select, [role="slider"], dialog')
}
