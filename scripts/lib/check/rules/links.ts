import type { Box, Found, Rule } from '../rule.ts'
import { flawOfAddress } from '../address-flaws.ts'
import { isNew } from '../rule.ts'

interface Link {
  href: string
  written: string
  words: string
  box: Box
  /** Whether the page has the place that a `#…` names. */
  lands: boolean
}

export const rule: Rule = {
  name: 'links',
  finds: 'internal links and assets that lead nowhere; external links of odd form (not fetched)',
  needs: ['browser'],
  async state({ page, talk, visit, deck, no }) {
    const found: Found[] = []
    for (const { href, written, words, box, lands } of await page.evaluate(collectLinks)) {
      if (!isNew(visit, `links ${no} ${written} ${words}`))
        continue
      const say = (message: string, remedy: string) => found.push({ message, remedy, words: words || written, box })
      const flaw = flawOfAddress(written)
      if (flaw) {
        say(`the link to ${written || 'nowhere'} ${flaw.what}`, flaw.remedy)
      }
      else if (written.startsWith('#')) {
        if (!lands)
          say(`the link to ${written} leads nowhere`, 'name the id of something on the slide')
      }
      else if (href.startsWith(talk.address) && !await answers(href)) {
        say(
          `the link to ${written} leads nowhere`,
          written.endsWith('.pdf') ? 'print it first: npx lectern export' : 'name a slide or a file in public/',
        )
      }
    }
    return found

    async function answers(href: string): Promise<boolean> {
      const path = new URL(href).pathname
      // A host that knows Slidev's routes answers these; a foreign deck has no file for each.
      const route = path.slice(new URL(talk.address + deck.path).pathname.length).replace(/\/$/, '')
      if (deck.slides.some(({ frontmatter }, index) => route === String(index + 1) || route === frontmatter.routeAlias))
        return true
      return (await page.request.head(href)).ok() && (talk.kit || /\.\w+$|\/$/.test(path))
    }
  },
}

/** The links and downloads on the slide. Runs in the page. */
function collectLinks(): Link[] {
  const { isSeen, place, stage } = preflight
  const root = stage()
  return [...root.querySelectorAll<HTMLAnchorElement>('[data-slidev-no] a')]
    .filter(link => link.hasAttribute('href') && isSeen(link, root))
    .map((link) => {
      const written = link.getAttribute('href')!
      return {
        href: String(link.href),
        written,
        words: link.textContent!.replace(/\s+/g, ' ').trim(),
        box: place(link.getBoundingClientRect(), root),
        lands:
          written.startsWith('#')
          && written.length > 1
          && !!document.getElementById(decodeURIComponent(written.slice(1))),
      }
    })
}
