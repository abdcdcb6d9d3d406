import { checkPort } from 'get-port-please'
import { Refusal } from './command.ts'

/**
 * A port given as a flag.
 *
 * @throws Refusal if it is none
 */
export function checkedPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`--port ${text}: a port is a number from 1 to 65535.`)
  return port
}

/**
 * The first free port from `first` on.
 *
 * @throws Refusal if a hundred are taken
 */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port <= Math.min(first + 100, 65535); port++) {
    if (await checkPort(port, '127.0.0.1'))
      return port
  }
  throw new Refusal(`Ports ${first} to ${first + 100} are all taken. Choose another with --port.`)
}
