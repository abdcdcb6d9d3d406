import type { MaybeRefOrGetter } from 'vue'
import { toValue, watchEffect } from 'vue'

/** The two things that this talk asks of a head manager: the page's title, and attributes of `<html>`. */
interface Head {
  title?: MaybeRefOrGetter<string | undefined>
  htmlAttrs?: Record<string, string | undefined>
}

/** Keeps the page's head as asked for as long as the calling component lives; the last call wins. */
export function useHead({ title, htmlAttrs }: Head): void {
  for (const [name, value] of Object.entries(htmlAttrs ?? {})) {
    if (value)
      document.documentElement.setAttribute(name, value)
  }
  watchEffect(() => {
    const text = toValue(title)
    if (text)
      document.title = text
  })
}

/** A head manager is a Vue plugin; this one needs nothing from the app. */
export function createHead(): { install: () => void } {
  return { install() {} }
}
