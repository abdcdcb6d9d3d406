import { onBeforeUnmount, onMounted } from 'vue'

/** What a window or document may tell, by its name. */
type Told<Target> = Target extends Window ? WindowEventMap : DocumentEventMap

/** Hears events as long as the component stands. */
export function useListener<Target extends Window | Document, Name extends keyof Told<Target> & string>(
  target: Target,
  names: Name | readonly Name[],
  listener: (event: Told<Target>[Name]) => void,
  options?: boolean | AddEventListenerOptions,
): void {
  const each = [names].flat() as Name[]
  onMounted(() => each.forEach(name => target.addEventListener(name, listener as EventListener, options)))
  onBeforeUnmount(() => each.forEach(name => target.removeEventListener(name, listener as EventListener, options)))
}
