import process from 'node:process'
import { SingleBar } from 'cli-progress'

export interface Progress {
  /** Names what is being done now. */
  show: (what: string) => void
  /** Counts one piece of work as done. */
  step: () => void
  /** Clears the bar from the screen; twice does no harm. */
  end: () => void
}

/**
 * A bar on a terminal; where there is none (a log), one line for each piece of work.
 *
 * @param total pieces of work
 */
export function progressBar(total: number): Progress {
  if (!process.stderr.isTTY)
    return { show: what => console.error(`${what} …`), step() {}, end() {} }
  const bar = new SingleBar({
    // The seconds show that it still works where one piece takes long.
    format: '{bar} {value}/{total} {duration_formatted} {what}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(total, 0, { what: '' })
  return {
    show: what => bar.update({ what }),
    step: () => bar.increment(),
    end: () => bar.stop(),
  }
}
