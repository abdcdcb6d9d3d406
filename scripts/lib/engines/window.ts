import type { Scheme } from '../../../kit/look/hues.ts'

/** The three engines that draw the web. */
export type EngineName = 'chromium' | 'firefox' | 'webkit'

/** What a visitor may have set, as far as an engine lets it be set. */
export interface Settings {
  /** False for a visitor who has switched scripts off. */
  scripts?: boolean
  scheme?: Scheme
  /** A large smallest size of text, in CSS pixels: Firefox alone has it as a setting for every page. */
  minimumText?: number
  /** Colours of the system instead of the page's: Chromium and Firefox. */
  forcedColours?: boolean
  /** Takes a certificate that nobody vouches for, as the bench's own host has one. */
  anyCertificate?: boolean
}

export interface WindowSize {
  width: number
  height: number
}

/** One window of one engine, with everything that the tests and the bench do in any of them. */
export interface EngineWindow {
  readonly engine: EngineName
  /** Opens an address and waits until the page has loaded. */
  open: (address: string) => Promise<void>
  /**
   * Runs a function in the page and waits for what it promises. It may use nothing but its argument and the page's
   * own globals; both ways only JSON passes.
   */
  evaluate: <R, A = undefined>(work: (argument: A) => R | Promise<R>, argument?: A) => Promise<R>
  /**
   * Presses keys one after the other, as fast as the engine takes them. Names as in `KeyboardEvent.key`, and `Space`.
   */
  press: (...keys: string[]) => Promise<void>
  /** Moves the mouse, in CSS pixels from the window's corner. */
  move: (x: number, y: number) => Promise<void>
  click: (x: number, y: number) => Promise<void>
  /** Makes the page's viewport this large, to the pixel. */
  resize: (size: WindowSize) => Promise<void>
  /** The viewport as PNG. */
  screenshot: () => Promise<Uint8Array>
  back: () => Promise<void>
  forward: () => Promise<void>
  reload: () => Promise<void>
  /**
   * Prints the page as PDF, as Ctrl+P does; inches, margins of 1 cm where the page asks for none. WebKit has no such
   * command.
   */
  print?: (paper: WindowSize) => Promise<Uint8Array>
  /** Ends the window and every process that was started for it. */
  close: () => Promise<void>
}

/** An engine that is on this machine. */
export interface Engine {
  readonly name: EngineName
  /** Of what it was found as: a path. */
  readonly path: string
  /** Does what the first launch would do for all others: before several processes launch at once. */
  readonly prepare?: () => Promise<unknown>
  /** A window with nothing in its cache and storage. Motion is reduced in it, so that nothing is met half-way. */
  launch: (settings?: Settings) => Promise<EngineWindow>
}
