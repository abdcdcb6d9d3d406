import type { Result, RunOptions } from 'axe-core'
import type { Found, Rule } from '../rule.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { isNew } from '../rule.ts'

const axe: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // `legible` judges contrast, in drawings too.
  rules: { 'color-contrast': { enabled: false } },
}

let script: Promise<string> | undefined

export const rule: Rule = {
  name: 'names',
  finds: 'images, maps, charts, links, buttons without a name; heading order; axe\'s WCAG 2.2 AA rules',
  needs: ['browser'],
  async state({ page, talk, visit }) {
    if (!await page.evaluate(() => 'axe' in globalThis)) {
      script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      await page.evaluate(await script)
    }
    if (!await page.evaluate(hasNews))
      return []
    // The page around the slides is judged once, and Slidev's own is not the author's to mend.
    const around = talk.kit && isNew(visit, 'names')
    const found = await page.evaluate(runAxe, { axe, root: around ? undefined : '#slide-content' })
    return [...found, ...await page.evaluate(findNameless)]
  },
}

/** Whether the slide shows something that has a name or a role, and was not judged as it is now. Runs in the page. */
function hasNews(): boolean {
  const root = preflight.stage()
  let news = false
  for (const element of root.querySelectorAll('[data-slidev-no] *')) {
    if (element instanceof SVGElement && !element.hasAttribute('role') && element.localName !== 'svg')
      continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue
    const looks = [...element.attributes]
      .map(({ name, value }) =>
        /^(?:aria-label|title|alt)$/.test(name)
          ? `${name}:${value.trim() !== ''}`
          : /^(?:role|href|src|tabindex|id|aria-.*)$/.test(name)
            ? `${name}=${value}`
            : '',
      )
      .join(' ')
    news = preflight.isFirstLook('names', element, looks) || news
  }
  return news
}

async function runAxe({ axe, root }: { axe: RunOptions, root: string | undefined }): Promise<Found[]> {
  const { axe: judge } = globalThis as unknown as {
    axe: { run: (where: object, options: RunOptions) => Promise<{ violations: Result[] }> }
  }
  const stage = preflight.stage()
  // Slides seen before stay in the page, hidden, and axe would go through all of them each time.
  const hidden = [...document.querySelectorAll<HTMLElement>('#slideshow > [data-slidev-no]')].filter(
    slide => !slide.checkVisibility(),
  )
  const aside = hidden.map((slide) => {
    const fragment = document.createDocumentFragment()
    fragment.append(...slide.childNodes)
    return () => slide.append(fragment)
  })
  // The motifs' thousands of dots are decoration without words; looking at each takes seconds.
  const { violations } = await judge
    .run({ ...(root && { include: [root] }), exclude: ['svg[aria-hidden="true"]'] }, axe)
    .finally(() => aside.forEach(back => back()))
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }): Found => {
    const element = document.querySelector(target.join(' '))
    const words = element?.textContent?.replace(/\s+/g, ' ').trim()
    return {
      message:
        `${help.replace(/\.$/, '')} (axe ${id}): ${element ? `<${element.localName}>` : html.slice(0, 60)}${words ? ` ${preflight.quote(words)}` : ''}`,
      words: element?.getAttribute('src')?.split('/').at(-1) || words || undefined,
      box: element && stage.contains(element) ? preflight.place(element.getBoundingClientRect(), stage) : undefined,
    }
  }))
}

/** What axe leaves alone: a drawing without a role, and the slide's title. Runs in the page. */
function findNameless(): Found[] {
  const { isSeen, place, stage, quote } = preflight
  const root = stage()
  const found: Found[] = []
  for (const drawing of root.querySelectorAll<SVGElement>('[data-slidev-no] svg:not(.rough-annotation)')) {
    const named
      = drawing.querySelector(':scope > title')?.textContent?.trim()
        || drawing.getAttribute('aria-label')
        || drawing.getAttribute('aria-labelledby')
    const parted = drawing.parentElement?.closest('svg, button, a, [role="img"], [aria-label], [aria-labelledby]')
    const said = drawing.querySelector('text')?.textContent?.trim()
    if (
      named
      || parted
      || drawing.closest('[aria-hidden="true"], [role="presentation"], [role="none"]')
      || !isSeen(drawing, root)
    ) {
      continue
    }
    found.push({
      message: `a drawing ${said ? `with ${quote(said)} ` : ''}has no name`,
      remedy: 'give it a <title> or aria-label, or hide it with aria-hidden="true"',
      words: said,
      box: place(drawing.getBoundingClientRect(), root),
    })
  }
  const slide = [...root.querySelectorAll<HTMLElement>('[data-slidev-no]')].find(slide => slide.offsetParent)
  const titles = [...(slide?.querySelectorAll('h1, h2') ?? [])].filter(
    title => isSeen(title, root) && title.textContent?.trim(),
  )
  const first = slide?.querySelector('h1, h2, h3, h4, h5, h6')
  if (titles.length > 0 && first && !first.matches('h1, h2')) {
    found.push({
      message: `${quote(first.textContent!.trim())} stands as <${first.localName}> before the slide's title`,
      remedy: 'begin with # or ##',
      words: first.textContent!.trim(),
      box: place(first.getBoundingClientRect(), root),
    })
  }
  return found
}
