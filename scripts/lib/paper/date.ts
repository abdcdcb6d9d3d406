import process from 'node:process'
import { Refusal } from '../core/command.ts'

/**
 * The date a document carries: `SOURCE_DATE_EPOCH` (seconds) where it is set, now otherwise.
 *
 * @throws Refusal if the variable holds no number of seconds that is a date
 */
export function documentDate(): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH
  const date = epoch ? new Date(Number(epoch) * 1000) : new Date()
  if (Number.isNaN(date.getTime())) {
    throw new Refusal(
      `SOURCE_DATE_EPOCH is ${epoch}: give seconds since 1970, for example SOURCE_DATE_EPOCH=1764028800, or unset it.`,
    )
  }
  return date
}
