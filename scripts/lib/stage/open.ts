import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

/** Starts a program and leaves it alone; false where that does not work. */
function started(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    const timer = setTimeout(resolve, 1500, true)
    child.on('error', () => resolve(false))
    // A browser that hands over to a running one ends at once, and well.
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
    child.unref()
  })
}

/**
 * Opens an address in the browser that `LECTERN_BROWSER` names, otherwise in the one this computer uses.
 *
 * @returns what to do where no browser could be opened
 */
export async function openInBrowser(
  url: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const chosen = environment.LECTERN_BROWSER
  if (chosen && !existsSync(chosen))
    return `LECTERN_BROWSER points to ${chosen}, and there is no file. Point it to a browser or unset it, and meanwhile open the addresses yourself.`
  const [command, args] = chosen
    ? [chosen, ['--new-window', url]]
    : process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32' ? ['rundll32', ['url.dll,FileProtocolHandler', url]] : ['xdg-open', [url]]
  if (await started(command as string, args as string[]))
    return undefined
  return `No browser could be opened (${command}). Open the addresses yourself, both in the same browser, or set LECTERN_BROWSER to its path.`
}
