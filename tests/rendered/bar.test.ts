import type { Page } from 'playwright-chromium'
import type { PageSettings } from '../helpers/pages.ts'
import { describe, expect, inject, it } from 'vitest'
import { bundleName, pdfName } from '../../kit/deck/decks.ts'
import { barWords as words } from '../../kit/words/interface.ts'
import { usePages } from '../helpers/pages.ts'
import { cuesOf, decks, endOf, plainTitle } from '../helpers/talk.ts'
import { position, untilShown, watchTrouble } from '../helpers/visit.ts'

const site = inject('site')
const upright: PageSettings = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const [en, ko] = decks as [typeof decks[0], typeof decks[0]]
/** A slide with clicks, and one after it. */
const clicked = en.slides.findIndex(({ note }) => cuesOf(note) > 2) + 1
const mapped = en.slides.findIndex(({ content }) => content.includes('<RelationMap')) + 1
const slider = en.slides.findIndex(({ content }) => content.includes('<LetterAngle')) + 1
/** A slide without clicks. */
const quiet = en.slides.findIndex(({ frontmatter }) => frontmatter.layout === 'section') + 1
const { withPage, browser } = usePages()

function visit(path: string, look: (page: Page) => Promise<void>, settings: PageSettings = {}): Promise<void> {
  return withPage(async (page) => {
    const trouble = watchTrouble(page, site)
    await page.goto(site + path)
    await page.locator('.audience-bar[data-live]').waitFor({ state: 'attached' })
    await untilShown(page, position(page).no)
    await look(page)
    expect(trouble).toEqual([])
  }, settings)
}

/** The bar's own link or button of this name. */
const item = (page: Page, name: string) =>
  page.locator('.audience-bar[data-live]').getByText(name, { exact: true }).locator('xpath=..')

describe.each([
  { deck: en, locale: 'en' as const },
  { deck: ko, locale: 'ko' as const },
])('the bar in $locale', ({ deck, locale }) => {
  it('goes on and back, step by step, without loading a page', () => visit(`${deck.path}${clicked}/`, async (page) => {
    await page.evaluate(() => (window as Window & { stayed?: boolean }).stayed = true)
    const cues = cuesOf(deck.slides[clicked - 1]!.note)
    await page.mouse.move(600, 300)
    for (let clicks = 1; clicks <= cues; clicks++) {
      await item(page, words.next[locale]!).click()
      await page.waitForURL(url => url.searchParams.get('clicks') === String(clicks))
    }
    await item(page, words.next[locale]!).click()
    await page.waitForURL(url => position(page).no === clicked + 1 && !url.searchParams.has('clicks'))
    await item(page, words.previous[locale]!).click()
    await page.waitForURL(() => position(page).no === clicked)
    expect(await page.evaluate(() => (window as Window & { stayed?: boolean }).stayed)).toBe(true)
    // A click of the mouse leaves the keys to the deck.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  }))

  it('is made of links that say where they lead', () => visit(`${deck.path}${clicked}/?clicks=2`, async (page) => {
    const paths = await page
      .locator('.audience-bar[data-live] a')
      .evaluateAll(links => links.map(link => new URL((link as HTMLAnchorElement).href).href))
    const root = `${site}${deck.path}`
    const other = deck === en ? ko : en
    expect(paths).toEqual([
      `${root}${clicked - 1}/`,
      `${root}${clicked + 1}/`,
      `${root}handout/#slide-${clicked}`,
      `${root}handout/#contents`,
      `${site}${other.path}${clicked}/?clicks=2`,
      site + pdfName(deck),
    ])
  }))

  it('says the new slide to a screen reader and in the window\'s title', () => visit(`${deck.path}1/`, async (page) => {
    expect(await page.locator('[role="status"]').textContent().then(text => text?.trim())).toBe('')
    await page.keyboard.press('ArrowDown')
    await untilShown(page, 2)
    const title = plainTitle(deck.slides[1]!.title)
    const said = await page.locator('[role="status"]').textContent()
    expect(said).toContain(title)
    expect(said).toMatch(
      locale === 'ko' ? new RegExp(`슬라이드 ${endOf(deck)}장 중 2`) : new RegExp(`Slide 2 of ${endOf(deck)}`),
    )
    expect(await page.title()).toContain(title)
  }))

  it('changes the language and keeps slide and click', () => visit(`${deck.path}${clicked}/?clicks=2`, async (page) => {
    await page.keyboard.press('l')
    const other = deck === en ? ko : en
    await page.waitForURL(url => url.href.startsWith(`${site}${other.path}${clicked}/`))
    await untilShown(page, clicked)
    expect(position(page)).toEqual({ no: clicked, clicks: 2 })
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(other.lang)
  }))
})

describe('the keys', () => {
  it('go to the first and the last slide', () => visit('5/', async (page) => {
    await page.keyboard.press('End')
    await untilShown(page, endOf(en))
    for (let click = cuesOf(en.slides[endOf(en) - 1]!.note); click > 0; click--)
      await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('.bar-next').getAttribute('href')).toBeNull()
    await page.keyboard.press('Home')
    await untilShown(page, 1)
    expect(await page.locator('.bar-previous').getAttribute('href')).toBeNull()
  }))

  it('go on from a link or button that holds the focus', () => visit(`${clicked}/`, async (page) => {
    const button = page.locator('.audience-bar .bar-help')
    await button.focus()
    await page.keyboard.press('ArrowDown')
    await untilShown(page, clicked + 1)
    // The bar keeps its focus.
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
  }))

  it('switch light and dark, also from a keyboard that writes Hangul', () => visit('2/', async (page) => {
    const dark = () => page.evaluate(() => document.documentElement.classList.contains('dark'))
    await page.keyboard.press('d')
    expect(await dark()).toBe(true)
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ㅇ', code: 'KeyD', bubbles: true, cancelable: true }),
      ),
    )
    expect(await dark()).toBe(false)
  }, { colorScheme: 'light' }))

  it('leave the browser\'s own combinations alone', () => visit('5/', async (page) => {
    for (const key of ['Control+d', 'Alt+ArrowRight', 'Control+ArrowDown'])
      await page.keyboard.press(key)
    await page.waitForTimeout(200)
    expect(position(page).no).toBe(5)
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(false)
  }, { colorScheme: 'light' }))

  it('stay with a map and a slider that have the focus', async () => {
    await visit(`${mapped}/`, async (page) => {
      await page.locator(`[data-slidev-no="${mapped}"] [data-node][tabindex="0"]`).first().focus()
      await page.keyboard.press('ArrowRight')
      await page.waitForTimeout(150)
      expect(position(page)).toEqual({ no: mapped, clicks: 0 })
    })
    await visit(`${slider}/`, async (page) => {
      await page.locator(`[data-slidev-no="${slider}"] input`).first().focus()
      for (const key of ['ArrowRight', 'End', 'd', '?'])
        await page.keyboard.press(key)
      await page.waitForTimeout(150)
      expect(position(page)).toEqual({ no: slider, clicks: 0 })
      expect(await page.locator('.help-sheet').evaluate(sheet => (sheet as HTMLDialogElement).open)).toBe(false)
    })
  })

  it('open the sheet that lists them, which Escape closes, and the focus returns', () => visit('2/', async (page) => {
    const button = page.locator('.bar-help')
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'visible' })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(position(page).no).toBe(2)
    expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor({ state: 'visible' })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }))
})

describe('the focus', () => {
  it('goes along from inside a slide to the next one\'s heading', () => visit('3/', async (page) => {
    await page.locator('[data-slidev-no="3"] .cite-badge').first().focus()
    await page.keyboard.press('ArrowDown')
    await untilShown(page, 4)
    await page.waitForFunction(() => document.activeElement?.closest('[data-slidev-no="4"]'))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/^H[12]$/)
  }))

  it('stays nowhere if it was nowhere', () => visit('3/', async (page) => {
    await page.keyboard.press('ArrowDown')
    await untilShown(page, 4)
    await page.waitForTimeout(200)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  }))
})

describe('where the bar is', () => {
  const box = (page: Page, selector: string) => page.locator(selector).evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left, top, right, bottom }
  })

  it.each([
    [1280, 720],
    [844, 390],
    [3840, 2160],
    [1200, 900],
  ])('at %i × %i leaves the page\'s number free and is gone at rest over a slide', (width, height) =>
    visit(
      '5/',
      async (page) => {
        const bar = await box(page, '.audience-bar')
        const number = await box(page, '.thread .page')
        expect(bar.bottom).toBeLessThanOrEqual(height)
        expect(bar.right <= number.left + 1 || bar.top >= number.bottom).toBe(true)
        await page.waitForTimeout(3600)
        const opacity = Number(
          await page.locator('.audience-bar').evaluate(element => getComputedStyle(element).opacity),
        )
        expect(opacity).toBeCloseTo(bar.top >= (await box(page, '#slide-content')).bottom ? 0.6 : 0, 1)
        await page.locator('.bar-help').focus()
        await expect
          .poll(() => page.locator('.audience-bar').evaluate(element => getComputedStyle(element).opacity))
          .toBe('1')
      },
      { viewport: { width, height } },
    ))

  it('on an upright phone is below a slide at the top and its words', () => visit('5/', async (page) => {
    const slide = await box(page, '#slide-content')
    const reading = await box(page, '.audience-reading')
    const bar = await box(page, '.audience-bar')
    expect(slide.top).toBeCloseTo(0, 0)
    expect(slide.right - slide.left).toBeCloseTo(390, 0)
    expect(reading.top).toBeCloseTo(slide.bottom, 0)
    expect(bar.top).toBeCloseTo(reading.bottom, 0)
    expect(bar.bottom).toBeCloseTo(844, 0)
    const items = await page.locator('.bar-item').evaluateAll(found =>
      found
        .map(element => element.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map(({ width, height }) => Math.min(width, height)),
    )
    expect(Math.min(...items)).toBeGreaterThanOrEqual(44)
  }, upright))

  // What windows the engines' tests do not open; there the spark is looked at on every slide.
  it.each([
    [1440, 900],
    [844, 390],
    [640, 360],
  ])('at %i × %i leaves the spark to be seen on every slide', (width, height) =>
    visit(
      '1/',
      async (page) => {
        for (const no of [
          1,
          2,
          Math.ceil(en.slides.length / 2),
          Math.ceil(en.slides.length * 0.6),
          en.slides.length - 1,
          en.slides.length,
        ]) {
          await page.evaluate(
            no =>
              document
                .querySelector<
                  HTMLElement & {
                    __vue_app__: { config: { globalProperties: { $router: { push: (path: string) => void } } } }
                  }
              >('#app')!
                .__vue_app__.config.globalProperties.$router.push(`/${no}`),
            no,
          )
          await untilShown(page, no)
          await page.waitForTimeout(50)
          const spark = await box(page, '.thread .travel i')
          const line = await box(page, '.thread .line')
          const bar = await box(page, '.audience-bar')
          expect(line.right - line.left).toBeGreaterThan(40)
          expect(
            spark.bottom <= bar.top || spark.right <= bar.left || spark.top >= bar.bottom,
            `slide ${no}: ${JSON.stringify({ spark, bar })}`,
          ).toBe(true)
        }
      },
      { viewport: { width, height } },
    ))

  it.each([
    [320, 180],
    [320, 256],
    [640, 360],
    [360, 450],
  ])('at %i × %i, a window zoomed in, has its arrows inside and the rest within reach', (width, height) =>
    visit(
      `${clicked}/`,
      async (page) => {
        for (const arrow of ['.bar-previous', '.bar-next']) {
          const at = await box(page, arrow)
          expect(at.left).toBeGreaterThanOrEqual(0)
          expect(at.right).toBeLessThanOrEqual(width)
          expect(at.top).toBeGreaterThanOrEqual((await box(page, '#slide-content')).bottom - 1)
          expect(at.bottom).toBeLessThanOrEqual(height)
        }
        for (const selector of ['.bar-contents', '.bar-help', '.reading-text', '.reading-more a']) {
          await page.locator(selector).scrollIntoViewIfNeeded()
          const at = await box(page, selector)
          expect(at.left).toBeGreaterThanOrEqual(0)
          expect(at.right).toBeLessThanOrEqual(width)
          expect(at.top).toBeLessThan(height)
        }
      },
      { viewport: { width, height } },
    ))

  it('is the scale that Slidev computes', async () => {
    for (const viewport of [{ width: 1280, height: 720 }, { width: 390, height: 844 }, { width: 844, height: 390 }]) {
      await visit('5/', async (page) => {
        const { ours, theirs } = await page.evaluate(() => {
          const probe = document.createElement('div')
          probe.style.cssText = 'position:fixed;height:1px;width:calc(10000px * var(--stage-scale))'
          document.body.append(probe)
          const ours = probe.getBoundingClientRect().width / 10000
          probe.remove()
          return {
            ours,
            theirs: Number(getComputedStyle(document.documentElement).getPropertyValue('--slidev-slide-scale')),
          }
        })
        expect(ours).toBeCloseTo(theirs, 3)
      }, { viewport })
    }
  })

  it('is not in an embedded deck and not on paper', () => withPage(async (page) => {
    await page.goto(`${site}5/?embedded`)
    await untilShown(page, 5)
    await expect.poll(() => page.locator('.audience-bar:visible').count()).toBe(0)
    // Nor does anything make room for one.
    await expect.poll(() => page.locator('.with-bar').count()).toBe(0)
    await page.goto(`${site}paper/`)
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
    expect(await page.locator('.audience-bar').count()).toBe(0)
  }))
})

describe('the words for readers', () => {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

  it.each([en, ko])(
    'stand under an upright slide of $name with their sources, before any script and after',
    async ({ path, slides }) => {
      for (const live of [false, true]) {
        await withPage(async (page) => {
          await page.goto(`${site}${path}${mapped}/`)
          if (live)
            await page.waitForFunction(() => !document.querySelector('#first-paint'))
          const reading = page.locator(live ? 'body > .audience-reading' : '#first-paint > .audience-reading')
          expect(await reading.isVisible()).toBe(true)
          const words = plain((await reading.locator('.reading-text').textContent())!)
          expect(words).toBe(plain(String(slides[mapped - 1]!.frontmatter.handout)))
          const badges = await page
            .locator(`${live ? `[data-slidev-no="${mapped}"]` : '#first-paint'} .cite-numbers`)
            .allTextContents()
          const numbers = await reading.locator('.reading-sources b').allTextContents()
          expect(numbers).toEqual(expect.arrayContaining(badges.flatMap(text => text.split(', '))))
          expect(numbers.length).toBeGreaterThan(0)
        }, { ...upright, javaScriptEnabled: live })
      }
    },
  )

  it('change with the slide, and begin at their beginning', () => visit(`${clicked}/`, async (page) => {
    const reading = page.locator('body > .audience-reading')
    const before = await reading.textContent()
    await reading.evaluate(element => element.scrollTop = 80)
    await page.keyboard.press('ArrowDown')
    await untilShown(page, clicked + 1)
    expect(await reading.textContent()).not.toBe(before)
    expect(await reading.evaluate(element => element.scrollTop)).toBe(0)
  }, upright))

  it('are not on a large screen', () => visit('5/', async (page) => {
    expect(await page.locator('.audience-reading:visible').count()).toBe(0)
  }))
})

describe('quick presses', () => {
  it('on a cold load end where slow ones do', async () => {
    const presses = 20
    const walk = async (wait: number, then: (page: Page) => Promise<void>) => {
      const context = await browser().newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
      const page = await context.newPage()
      // The slides take their time, as on a slow line.
      await page.route(/\/assets\/\d+-[\w-]+\.js$/, async (route) => {
        await new Promise(resolve => setTimeout(resolve, 250))
        await route.continue()
      })
      await page.goto(site)
      await page.waitForFunction(() => !document.querySelector('#first-paint'))
      for (let press = 0; press < presses; press++) {
        await page.keyboard.press('ArrowRight')
        if (wait > 0) {
          await page.waitForTimeout(wait)
          await untilShown(page, position(page).no)
        }
      }
      await then(page)
      await context.close()
    }
    let slow = { no: 0, clicks: 0 }
    await walk(60, async page => void (slow = position(page)))
    expect(slow.no).toBeLessThan(presses)
    await walk(0, async (page) => {
      await expect.poll(() => position(page), { timeout: 20_000 }).toEqual(slow)
      // And no further.
      await page.waitForTimeout(1000)
      expect(position(page)).toEqual(slow)
    })
  })
})

describe('a PDF', () => {
  it('is offered where the page says that there is one', () => visit('5/', async (page) => {
    await page.evaluate(() => document.querySelectorAll('link[type="application/pdf"]').forEach(link => link.remove()))
    expect(await page.locator('.bar-pdf').isVisible()).toBe(false)
    await page.evaluate(() =>
      document.head.insertAdjacentHTML('beforeend', '<link rel="alternate" type="application/pdf" href="x.pdf">'),
    )
    expect(await page.locator('.bar-pdf').isVisible()).toBe(true)
  }))
})

describe('the file for offline use', () => {
  it('is offered among the keys and in the handout where the site has it', () => visit('ko/5/', async (page) => {
    const offer = () =>
      page.evaluate(() =>
        document.head.insertAdjacentHTML('beforeend', '<link rel="enclosure" type="text/html" href="x.html">'),
      )
    await page.keyboard.press('?')
    const link = page.locator('.help-sheet .offline-file a')
    expect(await link.isVisible()).toBe(false)
    await offer()
    expect(await link.isVisible()).toBe(true)
    expect(
      await link.evaluate((it: HTMLAnchorElement) => [new URL(it.href).pathname, it.hasAttribute('download')]),
    ).toEqual([new URL(site).pathname + bundleName(ko), true])
    await page.goto(`${site}ko/handout/`)
    expect(await page.locator('.ways .offline-file:visible').count()).toBe(0)
    await offer()
    expect(await page.locator('.ways .offline-file:visible').count()).toBeGreaterThan(0)
  }))
})

describe('a touch', () => {
  it('turns the slide by a swipe, not by two fingers', () => visit('2/', async (page) => {
    const session = await page.context().newCDPSession(page)
    const touch = (type: string, ...points: [number, number][]) =>
      session.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      })
    await touch('touchStart', [100, 80], [200, 80])
    for (let way = 10; way <= 90; way += 10)
      await touch('touchMove', [100 - way, 80], [200 + way, 80])
    await touch('touchEnd')
    await page.waitForTimeout(200)
    expect(position(page)).toEqual({ no: 2, clicks: 0 })
  }, upright))

  it('turns it one way and back', () => visit(`${quiet}/`, async (page) => {
    const session = await page.context().newCDPSession(page)
    const swipe = async (from: number, to: number) => {
      const at = (x: number) => [{ x, y: 20, id: 0 }]
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
      for (let step = 1; step <= 8; step++) {
        await session.send('Input.dispatchTouchEvent', {
          type: 'touchMove',
          touchPoints: at(from + ((to - from) * step) / 8),
        })
      }
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await swipe(320, 60)
    await page.waitForURL(() => position(page).no === quiet + 1)
    await swipe(60, 320)
    await page.waitForURL(() => position(page).no === quiet)
  }, upright))
})
