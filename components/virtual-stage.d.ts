declare module 'virtual:stage' {
  import type { Router, RouteRecordRaw } from 'vue-router'

  /** What the stage's edition adds; nothing in any other. */
  export const stage: { routes: () => RouteRecordRaw[], begin: (router: Router) => void } | undefined
}
