import type { BrowserContext, Page } from 'playwright-chromium'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { launchBrowser } from '../scripts/lib/core/browser.ts'
import { runCommand } from '../scripts/lib/core/command.ts'
import { kitRoot } from '../scripts/lib/core/roots.ts'
import { serve } from '../scripts/lib/core/server.ts'

/*
 * Makes the pictures of the pages beside it, from the starter as an author gets it: a new folder with the packed kit,
 * its own packages and commands. Run by npm run docs:pictures.
 */

const pictures = join(import.meta.dirname, 'pictures')
const slide = { width: 980, height: 552 }
const room = mkdtempSync(join(tmpdir(), 'pictures-'))
const talk = join(room, 'my-talk')
const bin = join(talk, 'node_modules/.bin')
const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) }
const run = promisify(execFile)

async function lectern(...args: string[]): Promise<void> {
  await run(join(bin, 'lectern'), args, { cwd: talk, env, maxBuffer: 1e8 })
}

/** Shows an address, and what then happens there, as WebP: words stay sharp in a third of PNG's bytes. */
async function picture(
  context: BrowserContext,
  address: string,
  name: string,
  then?: (page: Page) => Promise<unknown>,
  size = slide,
): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await then?.(page)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(600)
  const session = await context.newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
  await writeFile(join(pictures, `${name}.webp`), data, 'base64')
  await page.close()
}

async function onSite(folder: string, look: (url: string) => Promise<void>): Promise<void> {
  const server = await serve(join(talk, folder))
  await look(server.url).finally(server.close)
}

/** The stage as it is presented, until it has been looked at. */
async function onStage(look: (presenter: string) => Promise<void>): Promise<void> {
  const command = spawn(join(bin, 'lectern'), ['present', '--stay'], { cwd: talk, env })
  const ended = once(command, 'exit')
  let said = ''
  try {
    const presenter = await new Promise<string>((resolve, reject) => {
      command.stdout.on('data', (words: unknown) => {
        said += String(words)
        const address = /presenter\s+(http\S+)/.exec(said)?.[1]
        if (address)
          resolve(address)
      })
      void ended.then(() => reject(new Error(`npx lectern present ended: ${said}`)))
    })
    await look(presenter)
  }
  finally {
    command.kill()
    await ended
  }
}

runCommand(async () => {
  await mkdir(pictures, { recursive: true })
  const browser = await launchBrowser()
  try {
    await run(process.execPath, [join(kitRoot, 'bin/lectern.js'), 'new', talk], { cwd: room })
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: talk, maxBuffer: 1e8 })
    const light = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light' })
    const dark = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'dark' })

    await lectern('build')
    await onSite('dist', async (url) => {
      await picture(light, `${url}5/`, 'slide')
      await picture(light, `${url}5/`, 'claim', page => page.locator('button.cite-badge:visible').first().click())
      await picture(light, `${url}3/?clicks=2`, 'map')
      await picture(light, `${url}4/`, 'chart')
      await picture(dark, url, 'look')
      await picture(light, `${url}4/`, 'hosting', undefined, { width: 390, height: 760 })
      await picture(
        light,
        `${url}handout/`,
        'paper',
        page =>
          page.evaluate(() =>
            [...document.querySelectorAll('h2, h3')]
              .find(({ textContent }) => textContent?.includes('4.5'))
              ?.scrollIntoView(),
          ),
        { width: 980, height: 900 },
      )
    })
    await onStage(address => picture(light, address, 'stage', async (page) => {
      for (let step = 0; step < 4; step++)
        await page.keyboard.press('ArrowRight')
    }, { width: 1280, height: 720 }))

    await cp(join(kitRoot, 'tests/fixtures/german'), talk, { recursive: true })
    await lectern('build')
    await onSite('dist', url => picture(light, `${url}de/4/`, 'language', page => page.mouse.move(480, 540)))

    const file = join(talk, 'slides.md')
    const long = '## Plain text needs 4.5 to 1, large text needs 3 to 1, and the strictest level needs 7 to 1'
    await writeFile(file, (await readFile(file, 'utf8')).replace('## Plain text needs 4.5 to 1', long))
    await lectern('build')
    // It ends with 1, as it should: the title is too long.
    await lectern('check', '--deck', 'en', '--slides', '4').catch(() => {})
    await onSite('.cache/check', url =>
      picture(light, `${url}report.html`, 'check', undefined, { width: 980, height: 700 }))
  }
  finally {
    await browser.close()
    await rm(room, { recursive: true, force: true })
  }
})
