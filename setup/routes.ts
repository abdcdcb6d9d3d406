import { defineRoutesSetup } from '@slidev/types'

/**
 * `/paper` lays every slide of the deck one below the other, each as large as a page: the exporter prints
 * it, and so can anyone. `?print` tells Slidev and the slides that they are on paper.
 */
export default defineRoutesSetup(routes => [
  {
    name: 'paper',
    path: '/paper',
    component: () => import('../components/paper/PrintDeck.vue'),
    beforeEnter: to => 'print' in to.query ? true : { path: to.path, query: { ...to.query, print: 'true' } },
  },
  ...routes,
])
