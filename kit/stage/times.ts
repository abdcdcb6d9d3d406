import type { Locale } from '../schema.ts'
import { formatLocale } from '../words/languages.ts'

/** `7:05`, `1:02:09`; whole seconds, downwards. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, '0')
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** The time of day, `14:05`, of the computer's own zone. */
export function timeOfDay(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(formatLocale(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  )
}

/** Day and time, for the list of rehearsals. */
export function dayAndTime(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(formatLocale(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at)
}
