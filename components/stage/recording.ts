import type { Rehearsal } from '../../kit/stage/rehearsal.ts'
import { configs, useNav } from '@slidev/client'
import { shallowRef } from 'vue'
import { planOf } from '../../kit/stage/plan.ts'
import { readRehearsal, rehearsalOf } from '../../kit/stage/rehearsal.ts'
import { timedTo } from '../../kit/stage/talk.ts'
import { download } from './download.ts'
import { isInView, isRehearsal, locale, onTalk, session, store, talk } from './store.ts'

const prefix = 'talk-rehearsal-'

/** The rehearsal that the browser had no room for. */
export const unkept = shallowRef<Rehearsal>()

/** The plan of the deck at hand. */
export function usePlan() {
  const { slides } = useNav()
  return planOf(slides.value.map(({ meta }) => ({ title: meta.slide.title, frontmatter: meta.slide.frontmatter })))
}

/** Keeps the rehearsal as it goes, so that nothing that ends it early loses it. */
export function useRecording() {
  const plan = usePlan()

  /** @param finished the speaker has ended it */
  function keep(finished: boolean): void {
    const { startedAt } = talk.value
    if (!isRehearsal.value || !isInView.value || startedAt === undefined)
      return
    const now = Date.now()
    const rehearsal = rehearsalOf(plan, timedTo(talk.value, now).spent, {
      talk: (configs as { title?: string }).title ?? '',
      lang: locale,
      startedAt,
      endedAt: now,
      finished,
    })
    unkept.value = store(prefix + session.value, JSON.stringify(rehearsal)) ? undefined : rehearsal
  }

  onTalk((talk, before) => {
    // Nothing is added while the timer rests, not even to a rehearsal that has ended.
    if (before.since !== undefined && (talk.no !== before.no || talk.since === undefined))
      keep(false)
  })
  addEventListener('pagehide', () => {
    if (talk.value.since !== undefined)
      keep(false)
  })
  return { keep }
}

/** The rehearsals kept in this browser, the latest first; what cannot be read is left out. */
export function keptRehearsals(): { id: number, rehearsal: Rehearsal }[] {
  return Object.keys(localStorage)
    .filter(key => key.startsWith(prefix))
    .flatMap((key) => {
      const rehearsal = readRehearsal(localStorage.getItem(key) ?? '')
      return 'fault' in rehearsal ? [] : [{ id: Number(key.slice(prefix.length)), rehearsal }]
    })
    .sort((one, other) => other.id - one.id)
}

/** What its files are called, before the ending. */
export function fileNameOf({ startedAt }: Rehearsal): string {
  return `rehearsal-${startedAt.slice(0, 16).replace(/[T:]/g, '-')}`
}

/** Puts a rehearsal among the downloads, to be read by `pace`; returns the file's name. */
export function saveJson(rehearsal: Rehearsal): string {
  const file = `${fileNameOf(rehearsal)}.json`
  download(`${JSON.stringify(rehearsal, null, 2)}\n`, file, 'application/json')
  return file
}

export function forget(id: number): void {
  localStorage.removeItem(prefix + id)
}
