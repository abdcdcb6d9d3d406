import type { LoadedDeck } from '../core/decks.ts'
import type { Box, CheckedTalk, Finding, Rule } from './rule.ts'
import type { CheckResult } from './run.ts'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escapeHtml as escape } from '@vue/shared'
import subsetFont from 'subset-font'
import { spokenTitle } from '../../../kit/words/interface.ts'
import { drawnBy, faceRule } from '../look/faces.ts'
import { darkByPreference, lookCss, talkFaces } from '../look/look.ts'
import { filterReport } from './report-in-page.ts'
import { canvasOf } from './walk.ts'

/**
 * The result as one page that opens from disk: every slide in its languages side by side, with what was found drawn
 * at its place.
 */
export async function reportPage(result: CheckResult, talk: CheckedTalk, rules: Rule[]): Promise<string> {
  const { findings, waived, skipped, pictures, states } = result
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const numbers = [...new Set(pictures.map(({ no }) => no))]
  const body = `
<header>
  <h1>${errors > 0 ? 'Not yet ready' : 'Ready for the stage'}</h1>
  <p class="verdict">${count(pictures.length, 'slide')} in ${count(states, 'click state')}: ${[
    `<b${errors > 0 ? ' class="bad"' : ''}>${count(errors, 'error')}</b>`,
    `<b>${count(findings.length - errors, 'warning')}</b>`,
    ...waived.length > 0 ? [`<b>${count(waived.length, 'waiver')}</b>`] : [],
  ].join(', ')}</p>
  <p class="when">${escape(talk.decks.map(({ title }) => title).join(' · '))}<br>${
    escape(new Date().toISOString().slice(0, 16).replace('T', ' '))} UTC</p>
</header>
<nav aria-label="Rules">
  <button type="button" data-rule="" aria-pressed="true">all <i>${findings.length}</i></button>
${rulesShown(rules, findings).map(({ name, many }) =>
  `  <button type="button" data-rule="${name}" aria-pressed="false"${many ? '' : ' class="none"'}>`
  + `${name} <i>${many}</i></button>`).join('\n')}
  <button type="button" class="clean" aria-pressed="false">with findings only</button>
</nav>
<main>
${talkWide(findings)}
${numbers.map(no => slideRow(no, result, talk)).join('\n')}
<p class="nothing" hidden>Nothing was found.</p>
${waived.length > 0
  ? table('Waivers', waived.map(({ deck, slide, rule, reason, findings }) =>
      [`${deck.name} slide ${slide}`, rule, reason, count(findings.length, 'finding')]))
  : ''}
${skipped.length > 0 ? table('Not applied here', skipped.map(({ rule, reason }) => [rule, reason])) : ''}
${table('What is looked for', rules.map(({ name, finds }) => [name, finds.replaceAll('`', '')]))}
</main>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preflight: ${escape(talk.decks[0]!.title)}</title>
<style>${await styles(body)}</style>
</head>
<body>${body}
<script>(${filterReport.toString()})()</script>
</body>
</html>
`
}

function rulesShown(rules: Rule[], findings: Finding[]): { name: string, many: number }[] {
  const names = [...new Set([...rules.map(({ name }) => name), ...findings.map(({ rule }) => rule)])]
  return names.map(name => ({ name, many: findings.filter(({ rule }) => rule === name).length }))
}

/** What belongs to no slide. */
function talkWide(findings: Finding[]): string {
  const wide = findings.filter(({ slide }) => slide === undefined)
  return wide.length === 0
    ? ''
    : `<section class="aside talk"><h2>The whole talk</h2>${list(wide, [], 'The whole talk')}</section>`
}

function slideRow(no: number, result: CheckResult, { decks }: CheckedTalk): string {
  return `<section class="slide" aria-labelledby="s${no}">
<h2 class="number" id="s${no}">${no}</h2>
<div class="twins">
${decks
  .filter(deck => result.pictures.some(picture => picture.deck === deck && picture.no === no))
  .map(deck => twin(deck, no, result))
  .join('\n')}
</div>
</section>`
}

function twin(deck: LoadedDeck, no: number, { findings, waived, pictures }: CheckResult): string {
  const picture = pictures.find(picture => picture.deck === deck && picture.no === no)!
  const here = (finding: Finding) => finding.deck === deck && finding.slide === no
  const standing = findings.filter(here)
  const left = waived.flatMap(({ findings, reason }) => findings.filter(here).map(finding => ({ ...finding, reason })))
  const title = spokenTitle(deck.slides[no - 1]!.title)
  // What has no picture of its own click is drawn on the last state.
  const clicks = [
    ...new Set(standing.flatMap(({ click, box }) => (box && picture.clicks.has(click ?? 0) ? [click ?? 0] : []))),
  ].sort((a, b) => a - b)
  const marks = (click: number | undefined) => standing.flatMap((finding, index) => {
    const own = picture.clicks.has(finding.click ?? 0) ? finding.click ?? 0 : undefined
    return finding.box && own === click ? [mark(finding, index, deck)] : []
  }).join('')
  const frame = (image: string, click: number | undefined) => `<div class="picture">${image}${marks(click)}</div>`
  return `<article class="twin" lang="${escape(deck.lang)}" aria-label="${escape(`${deck.name} ${no}`)}">
<h3>${escape(title)} <small lang="en">${escape(deck.name)}</small></h3>
${clicks.map((click) => {
  const shown = frame(image(picture.clicks.get(click)!, undefined, altOf(deck, no, click)), click)
  const caption = click === 0 ? 'before the first click' : `click ${click}`
  return `<figure data-click="${click}">${shown}<figcaption lang="en">${caption}</figcaption></figure>`
}).join('\n')}
<figure>${
  frame(image(picture.light ?? picture.dark!, picture.light && picture.dark, altOf(deck, no)), undefined)}</figure>
${standing.length + left.length > 0
  ? list(standing, left, `${deck.name} slide ${no}`)
  : '<p class="sound" lang="en">Nothing found</p>'}
</article>`
}

function altOf(deck: LoadedDeck, no: number, click?: number): string {
  return `Slide ${no} of ${deck.name}, ${click === undefined ? 'after its last click' : click === 0 ? 'before its first click' : `at click ${click}`}`
}

function image(light: string, dark: string | undefined, alt: string): string {
  const address = (data: string) => `data:image/jpeg;base64,${data}`
  const picture = `<img src="${address(light)}" alt="${escape(alt)}">`
  return dark
    ? `<picture><source media="(prefers-color-scheme: dark)" srcset="${address(dark)}">${picture}</picture>`
    : picture
}

/** A box on the picture, kept within it so that what lies beyond the slide can be seen too. */
function mark({ box, rule, severity, message }: Finding, index: number, deck: LoadedDeck): string {
  const { width, height } = canvasOf(deck)
  const { left, top, right, bottom } = within(box!, width, height)
  const share = (px: number, of: number) => `${(px / of * 100).toFixed(2)}%`
  return `<span class="mark ${severity}${top < 24 ? ' high' : ''}" data-rule="${rule}" title="${escape(message)}" style="left:${share(left, width)};top:${share(top, height)};width:${share(right - left, width)};height:${share(bottom - top, height)}"><b>${index + 1}</b></span>`
}

function within({ x, y, width, height }: Box, across: number, down: number) {
  const [left, top] = [Math.min(Math.max(x - 3, 0), across - 14), Math.min(Math.max(y - 3, 0), down - 14)]
  return {
    left,
    top,
    right: Math.max(Math.min(x + width + 3, across), left + 12),
    bottom: Math.max(Math.min(y + height + 3, down), top + 12),
  }
}

function list(standing: Finding[], left: (Finding & { reason: string })[], label: string): string {
  const item = (finding: Finding, key: string, reason?: string) => {
    const { rule, severity, message, remedy, file, line, click, scheme } = finding
    const where = [
      `${file}${line ? `:${line}` : ''}`,
      click !== undefined && click > 0 && `click ${click}`,
      scheme === 'dark' && 'in the dark',
      severity === 'warning' && 'warning',
    ]
      .filter(Boolean)
      .join(' · ')
    return `<li class="${severity}${reason ? ' waived' : ''}" data-rule="${rule}"><span class="key">${key}</span><div><span class="rule">${rule}</span> <span class="what">${escape(message)}.</span>${remedy && !reason ? ` <span>${escape(remedy.charAt(0).toUpperCase() + remedy.slice(1))}.</span>` : ''}${reason ? ` <span>Waived: ${escape(reason)}</span>` : ''}<div class="where">${escape(where)}</div></div></li>`
  }
  return `<ul class="findings" lang="en" aria-label="${escape(`Findings: ${label}`)}">${standing.map((finding, index) => item(finding, String(index + 1))).join('')}${left.map(finding => item(finding, '–', finding.reason)).join('')}</ul>`
}

function table(title: string, rows: string[][]): string {
  return `<section class="aside"><h2>${title}</h2><table><tbody>${rows.map(([first, ...rest]) => `<tr><th scope="row">${escape(first!)}</th>${rest.map(cell => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table></section>`
}

/** The talk's own colours and faces, cut to what the page says. */
async function styles(body: string): Promise<string> {
  const [look, own] = await Promise.all([lookCss(), readFile(join(import.meta.dirname, 'report.css'), 'utf8')])
  const words = [...new Set(body.replace(/data:[^"]+/g, '').replace(/<[^>]*>/g, ''))].join('')
  const faces = await Promise.all((await talkFaces()).map(async (face) => {
    // Packed closer it would take a second, for a file that stays on this computer.
    const options = { targetFormat: 'truetype', variationAxes: face.axes } as const
    const part = await subsetFont(await readFile(face.file), drawnBy(face, words), options)
    return faceRule(face, `data:font/ttf;base64,${Buffer.from(part).toString('base64')}`)
  }))
  return `${faces.join('\n')}\n${darkByPreference(look)}\n${own}`
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
