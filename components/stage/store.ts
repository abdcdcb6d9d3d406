import type { Locale } from '../../kit/schema.ts'
import type { Action, Entry, Log, Message, Pointing, Talk, View } from '../../kit/stage/messages.ts'
import type { Course, StageKind } from '../../kit/stage/talk.ts'
import { configs, useDarkMode } from '@slidev/client'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { slides } from '#slidev/slides'
import { knownDecks, localeOf, locales } from '../../kit/deck/decks.ts'
import { walkOf } from '../../kit/deck/walk.ts'
import { freshLog, joined, lastTouched, shortened, talkOf, turnOf, withEntry } from '../../kit/stage/log.ts'
import { readMessage, readStored } from '../../kit/stage/messages.ts'
import { after, noCourse, placeWithin, shownTo } from '../../kit/stage/talk.ts'
import 'virtual:decks'

declare global {
  interface Window {
    /** Languages that the window can show. */
    stageLanguages?: Set<Locale>
  }
}

const storageKey = 'talk-stage'
/** A talk that nobody touched for this long is over: the next one begins at its beginning. */
const longAgo = 6 * 60 * 60_000
/** How far a clock set back may leave what was done in the future, ms. */
const ahead = 60_000

/** This deck's language, known before any component is. */
export const locale: Locale = localeOf((configs as { lang?: string }).lang)
const id = crypto.randomUUID()
/** False in the frame that holds a window's other language. */
export const isTop = window.top === window
/** False while the window shows its other language: this deck rests, and catches up when it is asked for. */
export const isInView = ref(isTop)

export const kind = ref<StageKind>('audience')
/** Languages that the window has loaded and laid out, and can show; a frame asks the window that it is in. */
export const loadedLanguages: Set<Locale> = isTop
  ? (window.stageLanguages = reactive(new Set([locale])))
  : (window.top!.stageLanguages ?? new Set())
const log = shallowRef<Log>(freshLog(0, locale))
const walk = walkOf(slides.value.map(({ meta }) => meta.slide.frontmatter))
/** The way that steps take; unknown until all slides have been laid out. */
export const course = shallowRef<Course>()
/** The talk as it is now, whichever language the window shows. */
const latest = shallowRef<Talk>(log.value.base)
/** The talk as this deck shows it: as it is now, as long as the deck is in view. */
export const talk = shallowRef<Talk>(log.value.base)
/** The slides' clicks are known, and presses take effect at once. */
export const ready = computed(() => course.value !== undefined)
export const isRehearsal = computed(() => log.value.rehearsal)
export const session = computed(() => log.value.session)
/** What this deck shows. */
export const shown = computed<View>(() => viewIn(talk.value))
/** What the window has to show, in whichever language. */
export const due = computed<View>(() => viewIn(latest.value))
/** What the speaker points at right now; nothing of it comes to the audience while their picture is held. */
export const pointing = shallowRef<Pointing>()

const channel = new BroadcastChannel(storageKey)
/** Turn of this window's last action. */
let own = 0
/** That of the window which stored the talk, until this one has counted for itself. */
let storedCourse = noCourse
/** It was another build's, which may count clicks differently. */
let isOfOtherBuild = false
/** Every slide came and was counted: what others may go by. */
let isCounted = false
const held: { action: Action, at: number }[] = []
const listeners: ((talk: Talk, before: Talk) => void)[] = []

function viewIn(talk: Talk): View {
  return kind.value === 'audience' ? shownTo(talk) : talk
}

/** Which window an address is of. */
export function windowOf(path: string): StageKind | 'rehearsal' {
  const [name] = path.slice(import.meta.env.BASE_URL.length).split('/')
  return name === 'presenter' || name === 'rehearsal' ? name : 'audience'
}

/** The address of a window in a language. */
export function windowAddress(window: StageKind | 'rehearsal', language: Locale): string {
  return `/${language === locales[0] ? '' : `${language}/`}${window === 'audience' ? '' : `${window}/`}`
}

/** Takes up the talk where it was left, and joins the other windows. */
export function openStore(here: StageKind): void {
  kind.value = here
  const stored = storedState()
  course.value = stored.course
  storedCourse = stored.course ? noCourse : stored.known
  isOfOtherBuild = stored.isOfOtherBuild
  const wish = new URLSearchParams(location.search)
  const begun = Number(wish.get('rehearse')) || 0
  const asksAnew = begun > (stored.log?.session ?? 0) && begun <= Date.now()
  const before = stored.before ?? (stored.log && talkOf(stored.log, stored.course ?? stored.known))
  // A frame that finds nothing stored, for want of room, begins no talk: its window's goes on.
  const now = isTop ? Date.now() : 0
  log.value = asksAnew || !stored.log ? freshLog(asksAnew ? begun : now, locale, asksAnew, before) : stored.log
  latest.value = talk.value = talkOf(log.value, course.value ?? stored.known)
  history.replaceState(history.state, '', location.pathname)
  stayHere()
  const asked = languageAsked(wish)
  if (!isTop)
    watch(() => due.value.lang, lang => isInView.value = lang === locale, { immediate: true, flush: 'sync' })
  watch(isInView, show, { flush: 'sync' })
  watch(() => shown.value.scheme, showScheme, { immediate: true })

  channel.addEventListener('message', hear)
  for (const event of ['pageshow', 'focus'] as const)
    addEventListener(event, () => tell({ version: 1, kind: 'hello' }))
  document.addEventListener('visibilitychange', () => tell({ version: 1, kind: 'hello' }))
  tell({ version: 1, kind: 'log', log: log.value })
  tell({ version: 1, kind: 'hello' })
  if (isTop)
    void navigator.locks?.request(`talk-${here}-${id}`, () => new Promise(() => {}))

  if (asked && asked !== latest.value.lang)
    act({ kind: 'lang', to: asked })
}

/**
 * The mouse's Back and a swipe of two fingers leave nothing: there is always a page to go back to, and it is this one.
 */
function stayHere(): void {
  const again = () => history.pushState({ stage: true }, '')
  if (!(history.state as { stage?: boolean } | null)?.stage && isTop)
    again()
  addEventListener('popstate', again)
}

/** Called after every change that came from this window or another. */
export function onTalk(listener: (talk: Talk, before: Talk) => void): void {
  listeners.push(listener)
}

/**
 * Does something on stage, in every window.
 *
 * @param at when it was asked for, ms of the wall clock
 */
export function act(action: Action, at = Date.now()): void {
  if (!course.value) {
    held.push({ action, at })
    return
  }
  own = turnOf(log.value, at, own)
  const entry: Entry = { turn: own, window: id, at: Math.round(at), action }
  put(entry)
  tell({ version: 1, kind: 'entry', session: log.value.session, entry })
}

/** Points at something in every window, or no longer. */
export function point(at?: Pointing): void {
  pointing.value = at
  tell({ version: 1, kind: 'point', session: log.value.session, point: at })
}

function showScheme(scheme: View['scheme']): void {
  if (scheme)
    useDarkMode().isDark.value = scheme === 'dark'
}

/** Begins the talk anew in every window. */
export function restart(): void {
  take(freshLog(Date.now(), latest.value.lang, log.value.rehearsal, latest.value))
  tell({ version: 1, kind: 'log', log: log.value })
}

/**
 * The slides are laid out: their clicks are known, and what was pressed until now happens.
 *
 * @param isWhole false where slides have not come, which then count no clicks: only for want of what was stored
 */
export function know(clicks: Course['clicks'], isWhole = true): void {
  const before = course.value
  if (isWhole || !before)
    course.value = courseOf(clicks)
  isCounted ||= isWhole
  // What was done stays where it led.
  const last = log.value.entries.at(-1)
  if (
    last
    && isWhole
    && isOfOtherBuild
    && storedCourse.clicks.length > 0
    && storedCourse.clicks.join() !== clicks.join()
  ) {
    log.value = {
      ...log.value,
      base: talkOf(log.value, storedCourse),
      turn: last.turn,
      window: last.window,
      entries: [],
    }
  }
  storedCourse = noCourse
  if (before?.clicks.join() !== course.value!.clicks.join())
    change(talkOf(log.value, course.value!))
  save()
  document.documentElement.dataset.laidOut = ''
  for (const { action, at } of held.splice(0))
    act(action, at)
}

function put(entry: Entry): void {
  const next = withEntry(log.value, entry)
  if (next === log.value)
    return
  const last = next.entries.at(-1) === entry
  log.value = course.value ? shortened(next, course.value) : next
  // The line is done: what was seen of it while it grew is not to stand beside it until the pen says so too.
  if (entry.action.kind === 'stroke')
    pointing.value = undefined
  // The usual press comes last, and only adds to what there is.
  if (course.value)
    change(last ? after(latest.value, entry.action, entry.at, course.value) : talkOf(log.value, course.value))
  save()
}

function take(next: Log): void {
  log.value = next
  change(talkOf(next, course.value ?? storedCourse))
  save()
}

function change(next: Talk): void {
  if (next.frozen && kind.value === 'audience')
    pointing.value = undefined
  latest.value = course.value ? { ...next, ...placeWithin(next, course.value) } : next
  show()
}

function show(): void {
  const before = talk.value
  if (!isInView.value || before === latest.value)
    return
  talk.value = latest.value
  for (const listener of listeners)
    listener(talk.value, before)
}

function tell(message: Message): void {
  channel.postMessage(message)
}

/** Only this origin's windows are on the channel; what they say is still looked at. */
function hear({ origin, data }: MessageEvent<unknown>): void {
  const message = origin === location.origin ? readMessage(data) : undefined
  if (message?.kind === 'hello') {
    tell({ version: 1, kind: 'log', log: log.value })
  }
  else if (message?.kind === 'entry' && message.entry.turn < (Date.now() + ahead) * 1000) {
    if (message.session === log.value.session)
      put(message.entry)
    else
      tell({ version: 1, kind: 'hello' })
  }
  else if (message?.kind === 'point' && message.session === log.value.session && isInView.value) {
    pointing.value = kind.value === 'audience' && talk.value.frozen ? undefined : message.point
  }
  else if (message?.kind === 'log' && isOfNow(message.log)) {
    const next = joined(log.value, message.log)
    if (next !== log.value)
      take(course.value ? shortened(next, course.value) : next)
  }
}

/** What comes from the future would win over everything done from now on. */
function isOfNow({ session, turn, entries }: Log): boolean {
  const latest = Date.now() + ahead
  return session <= latest && Math.max(turn, entries.at(-1)?.turn ?? 0) <= latest * 1000
}

/**
 * The language that this start of the talk was asked for; once, so that a window opened again finds the one it left.
 */
function languageAsked(wish: URLSearchParams): Locale | undefined {
  const asked = locales.find(locale => locale === wish.get('lang'))
  const run = `${wish.get('run')}`
  if (!asked || localStorage.getItem('talk-run') === run)
    return undefined
  store('talk-run', run)
  return asked
}

function courseOf(clicks: Course['clicks']): Course {
  return { clicks, walk: Math.min(walk.length, clicks.length) }
}

interface Stored {
  log?: Log
  /** The talk that is over, where it is this one. */
  before?: Talk
  course?: Course
  /** That of the window which wrote it. */
  known: Course
  isOfOtherBuild: boolean
}

function storedState(): Stored {
  const nothing = { known: noCourse, isOfOtherBuild: false }
  try {
    const stored = readStored(localStorage.getItem(storageKey))
    // Another talk may have been given at the same port.
    if (!stored || !isOfNow(stored.log) || (stored.talk ?? knownDecks().file) !== knownDecks().file)
      return nothing
    const { log, build, lang } = stored
    const known = courseOf(stored.totals)
    if (Date.now() - lastTouched(log) > longAgo)
      return { ...nothing, before: talkOf(log, known) }
    const isOfOtherBuild = build !== import.meta.env.VITE_TALK_BUILD
    const isSame = !isOfOtherBuild && lang === locale && known.clicks.length > 0
    return { log, known, isOfOtherBuild, course: isSame ? known : undefined }
  }
  catch {
    // The browser keeps nothing for this page.
    return nothing
  }
}

function save(): void {
  // A part of the slides says nothing of the way that others take.
  if (!course.value || !isCounted)
    return
  store(
    storageKey,
    JSON.stringify({
      talk: knownDecks().file,
      build: import.meta.env.VITE_TALK_BUILD,
      lang: locale,
      totals: course.value.clicks,
      walk: course.value.walk,
      log: log.value,
    }),
  )
}

/** Keeps a text in the browser; false where there is no room. The other windows still know, and the talk goes on. */
export function store(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text)
    return true
  }
  catch {
    return false
  }
}
