declare module 'virtual:stage' {
  import type { Ref } from 'vue'
  import type { Router, RouteRecordRaw } from 'vue-router'

  /** What the stage's edition adds; nothing in any other. */
  export const stage: {
    routes: () => RouteRecordRaw[]
    begin: (router: Router) => void
    /** Keeps the settings of a model on a slide the same in every window. */
    share: <State extends Record<string, number>>(model: string, state: Ref<State>) => void
  } | undefined
}
