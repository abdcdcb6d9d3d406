import { defineRoutesSetup } from '@slidev/types'
import { stage } from 'virtual:stage'

/**
 * `/paper` lays every slide of the deck one below the other, each as large as a page: the exporter prints
 * it, and so can anyone. `?print` tells Slidev and the slides that they are on paper. In a built site `/paper` is what
 * `/paper/live` once drew.
 *
 * On stage there are the audience's window, the presenter's and the rehearsals, and nothing else.
 */
export default defineRoutesSetup(routes => stage?.routes() ?? [
  {
    name: 'paper',
    path: '/paper',
    alias: '/paper/live',
    component: () => import('../components/paper/PrintDeck.vue'),
    beforeEnter: to => 'print' in to.query ? true : { path: to.path, query: { ...to.query, print: 'true' } },
  },
  ...routes,
])
