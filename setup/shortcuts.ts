import type { NavOperations, ShortcutOptions } from '@slidev/types'
import { defineShortcutsSetup } from '@slidev/types'

/** Slidev's keys for views that the audience edition does not have, and `d`, which its bar hears itself. */
const speakersOnly = /overview|^goto$|^toggle_dark$/

export default defineShortcutsSetup((nav: NavOperations, base: ShortcutOptions[]) => [
  // The audience edition is the one without a presenter.
  ...__SLIDEV_FEATURE_PRESENTER__ ? base : base.filter(({ name }) => !speakersOnly.test(name ?? '')),
  { name: 'first_slide', key: 'home', fn: () => nav.goFirst() },
  { name: 'last_slide', key: 'end', fn: () => nav.goLast() },
])
