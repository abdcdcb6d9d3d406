/** The words of the slide on the screen, as plain markup for the reading page. */
export function readSlide(no: number): string {
  const layout = document.querySelector(`#slide-content [data-slidev-no="${no}"] .slidev-layout`)!
  const blocks = new Set(['P', 'UL', 'OL', 'DL', 'DIV', 'SECTION', 'FIGURE', 'FIGCAPTION', 'TABLE', 'BLOCKQUOTE', 'HEADER', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'PRE', 'ASIDE', 'ARTICLE'])
  return blocksOf(layout)

  function escape(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  }

  function skipped(element: Element): boolean {
    return element.matches('[aria-hidden="true"], h1, script, style, button, svg:not(.status-line), .map-switch')
      || (element.tagName === 'H2' && element === layout.querySelector('h1, h2'))
  }

  function blocksOf(parent: Element): string {
    let result = ''
    let loose = ''
    const flush = () => {
      if (/[\p{L}\p{N}]/u.test(loose.replace(/<[^>]*>/g, '')))
        result += `<p>${loose.replace(/\s+/g, ' ').trim()}</p>\n`
      loose = ''
    }
    for (const node of parent.childNodes) {
      if (node instanceof Element && (blocks.has(node.tagName) || node.getAttribute('role') === 'table' || node.querySelector(':scope > :is(p, ul, ol, div, figure, h2, h3)'))) {
        flush()
        result += blockOf(node)
      }
      else {
        loose += inline(node)
        if (node instanceof Element && getComputedStyle(node).display !== 'inline')
          loose += ' '
      }
    }
    flush()
    return result
  }

  function blockOf(element: Element): string {
    if (skipped(element))
      return ''
    if (element.matches('.source-list'))
      return `<p><a href="#sources">${escape(layout.querySelector('h1, h2')?.textContent?.trim() ?? 'Sources')}</a></p>\n`
    if (element.matches('table, [role="table"]'))
      return tableOf(element)
    const tag = element.tagName
    if (tag === 'UL' || tag === 'OL') {
      const items = [...element.children].map(item => `<li>${item.querySelector('p, ul, ol') ? blocksOf(item).replace(/^<p>([\s\S]*?)<\/p>\n$/, '$1') : lineOf(item)}</li>`)
      return element.matches('.map-spoken') ? `<ol class="map-words">${items.join('\n')}</ol>\n` : `<${tag.toLowerCase()}>${items.join('\n')}</${tag.toLowerCase()}>\n`
    }
    if (/^H[2-4]$/.test(tag))
      return `<h3>${lineOf(element)}</h3>\n`
    if (tag === 'P')
      return lineOf(element) && `<p>${lineOf(element)}</p>\n`
    if (tag === 'BLOCKQUOTE')
      return `<blockquote>${blocksOf(element)}</blockquote>\n`
    return blocksOf(element)
  }

  function tableOf(element: Element): string {
    const rows = [...element.querySelectorAll('tr, [role="row"]')].map((row) => {
      const cells = [...row.querySelectorAll('th, td, [role="cell"], [role="columnheader"], [role="rowheader"]')]
      return `<tr>${cells.map((cell) => {
        const tag = cell.matches('th, [role="columnheader"], [role="rowheader"]') ? 'th' : 'td'
        return `<${tag}>${lineOf(cell)}</${tag}>`
      }).join('')}</tr>`
    })
    return `<table>${rows.join('\n')}</table>\n`
  }

  function lineOf(element: Element): string {
    return [...element.childNodes].map(inline).join('').replace(/\s+/g, ' ').trim()
  }

  function inline(node: Node): string {
    if (!(node instanceof Element))
      return node.nodeType === Node.TEXT_NODE ? escape(node.textContent ?? '') : ''
    if (node.matches('.cite'))
      return ` ${claimOf(node)}`
    if (skipped(node))
      return ''
    const words = [...node.childNodes].map(inline).join('')
    const tag = node.tagName.toLowerCase()
    if (tag === 'br')
      return ' '
    if (node instanceof HTMLAnchorElement && node.getAttribute('href')) {
      const url = new URL(node.href)
      return `<a href="${escape(url.origin === location.origin ? url.pathname.replace(/\/(\d+)$/, '/$1/') + url.search : node.href)}">${words}</a>`
    }
    if (['strong', 'em', 'code', 'sub', 'sup', 'cite', 'q'].includes(tag))
      return `<${tag}${node.getAttribute('lang') ? ` lang="${node.getAttribute('lang')}"` : ''}>${words}</${tag}>`
    return getComputedStyle(node).display === 'inline' ? words : ` ${words} `
  }

  /** A badge: the line of its status, the word, and links to the numbered sources. */
  function claimOf(cite: Element): string {
    const states = [...cite.querySelectorAll('.cite-status')].map((status) => {
      const line = status.querySelector('svg')?.cloneNode(true) as SVGElement | undefined
      return `${line?.outerHTML.replace(/<!--.*?-->| data-v-[\da-f]+=""/g, '') ?? ''}<span>${escape(status.textContent!.trim())}</span>`
    })
    const numbers = (cite.querySelector('.cite-numbers')?.textContent ?? '').match(/\d+/g) ?? []
    const links = numbers.map(number => `<a href="#source-${number}">${number}</a>`)
    return `<span class="claim">${states.join(' ')}${links.length ? `<sup>${links.join(' ')}</sup>` : ''}</span>`
  }
}
