import type { Router, RouteRecordRaw } from 'vue-router'
import { drive } from './drive.ts'
import { share } from './shared.ts'
import { openStore, windowOf } from './store.ts'

/*
 * The stage's edition: the audience's window at the deck's address, the presenter's at `presenter/`, rehearsals at
 * `rehearsal/`. Which of them this is stands in the address; where the talk is never does, so that no link, no
 * Back button and no reload moves it.
 */
function routes(): RouteRecordRaw[] {
  return [
    { name: 'play', path: '/:no(\\d+)', component: () => import('./AudienceWindow.vue') },
    { name: 'presenter', path: '/presenter/:no(\\d+)', component: () => import('./PresenterWindow.vue') },
    { name: 'rehearsal', path: '/rehearsal', component: () => import('./RehearsalPage.vue') },
    { path: '/:pathMatch(.*)*', redirect: '/1' },
  ]
}

function begin(router: Router): void {
  const here = windowOf(location.pathname)
  if (here === 'rehearsal')
    return void router.replace('/rehearsal')
  openStore(here)
  drive(router)
}

export const stage = { routes, begin, share }
