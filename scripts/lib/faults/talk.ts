import type { SlideInfo } from '@slidev/types'
import type { Problem } from '../../../kit/problems.ts'
import type { Charts } from '../charts/charts.ts'
import type { Evidence } from '../claims/citations.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Known } from './known.ts'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkCharts, checkScorecards } from '../../../kit/charts/check.ts'
import { citationsOn } from '../../../kit/claims/citations.ts'
import { byLanguage } from '../../../kit/deck/decks.ts'
import { rowLocator } from '../../../kit/deck/rows.ts'
import { verdictFault } from '../../../kit/deck/tally.ts'
import { appendixFault } from '../../../kit/deck/walk.ts'
import { checkMaps, mapLocator } from '../../../kit/maps/check.ts'
import { mapTags } from '../../../kit/maps/markup.ts'
import { insteadOf } from '../../../kit/words/spelling.ts'
import { chartTags, loadCharts, rowFiles, shownAs } from '../charts/charts.ts'
import { readWaivers } from '../check/waivers.ts'
import { citeDeck, deckSlides, loadEvidence } from '../claims/citations.ts'
import { discoverDecks, learnTalk, loadDeck } from '../core/decks.ts'
import { refuseOver } from '../core/fault.ts'
import { kitRoot, projectRoot } from '../core/roots.ts'
import { withThemeOverKit } from '../slidev/theme.ts'
import { elsewhere } from './elsewhere.ts'
import { indexFaults } from './index-page.ts'
import { extensionPackage, extensionRoot, isFolder, knownTo } from './known.ts'
import { faultAt, matterFaults } from './matter.ts'
import { settingFaults } from './settings.ts'
import { faultIn, slideFaults } from './slide.ts'
import { typeFaults } from './types.ts'
import { wordFaults } from './words.ts'

/**
 * Every deck of the talk, the first one first.
 *
 * @throws Refusal with a line for each mistake in the decks' frontmatter
 */
export async function loadTalk(): Promise<LoadedDeck[]> {
  const decks = await Promise.all((await discoverDecks()).map(loadDeck))
  await learnTalk(decks)
  refuseOver([...await headFaults(decks), ...await wordFaults(decks), ...readWaivers(decks).problems])
  return decks
}

/**
 * Looks through all that the decks say before anything is built of it: markup, scripts, styles, files, claims, maps.
 *
 * @throws Refusal with a line for each mistake
 */
export async function refuseFaults(decks: readonly LoadedDeck[]): Promise<void> {
  const [evidence, charts] = await Promise.all([loadEvidence(), loadCharts(projectRoot, byLanguage)])
  const faults = await Promise.all(decks.map(async (deck) => {
    const known = await knownTo(projectRoot, extensionsOf(deck).folders)
    const mathematics = deck.slides.some(({ source }) => /\$.*\$/.test(source.raw))
    const fetched = [true, 'build'].includes(deck.slides[0]!.frontmatter.remoteAssets)
    // Each file's slide once, though a deck may import it again.
    const slides = [...new Map(deck.slides.map(slide => [slide.source, slide])).values()]
    const surroundings = { known, root: projectRoot, mathematics, fetched }
    const own = (await Promise.all(slides.map(slide => slideFaults(slide, surroundings)))).flat()
    return [
      ...own,
      // Types say little about a script that cannot be read.
      ...own.length > 0 ? [] : await typeFaults(slides, mathematics),
      ...mapFaults(deck, evidence, known),
      ...await chartFaults(deck, charts, evidence, known),
      ...citeDeck(deckSlides(deck.slides), evidence, deck.lang).problems,
    ]
  }))
  refuseOver([...faults.flat(), ...await indexFaults(projectRoot)])
}

/** What is wrong in the frontmatter of the decks, and between them. */
async function headFaults(decks: readonly LoadedDeck[]): Promise<Problem[]> {
  const faults: Problem[] = []
  for (const [index, deck] of decks.entries()) {
    const [first] = deck.slides
    const head = first!.frontmatter
    const say = (key: string, message: string, remedy: string) => faults.push(faultAt(first!, key, message, remedy))
    if (head.lang !== undefined && !isLanguage(head.lang))
      say('lang', `lang: ${head.lang} is no language tag`, `write ${insteadOfTag(String(head.lang))}`)
    const twin = decks.slice(0, index).find(({ lang }) => lang === deck.lang)
    if (twin)
      say('lang', `lang: ${deck.lang} is the language of ${twin.name} already`, 'give each deck a language of its own')
    const provider = (head.fonts as { provider?: unknown } | undefined)?.provider
    if (provider !== undefined && provider !== 'none') {
      say(
        'fonts',
        `fonts of the provider "${provider}" come from another host, which no page of the talk may ask`,
        'write provider: none',
      )
    }
    const icon = String(head.favicon)
    const asked = elsewhere(icon)
    if (asked)
      say('favicon', ...asked)
    else if (icon.startsWith('/') && !existsSync(join(projectRoot, 'public', icon.replace(/[?#].*/, ''))))
      say('favicon', `there is no file ${icon}`, 'put it into public/, or mend the path')
    const order = [
      ['appendix', appendixFault(deck.slides.map(({ frontmatter }) => frontmatter))],
      ['verdict', verdictFault(deck.slides)],
    ] as const
    for (const [key, found] of order) {
      if (found)
        faults.push(faultAt(deck.slides[found.index]!, key, found.message, found.remedy))
    }
    const { folders, missing } = extensionsOf(deck)
    for (const { kind, name } of missing) {
      say(
        kind === 'theme' ? 'theme' : 'addons',
        `there is no ${kind} "${name}"`,
        `mend its name, or ${isFolder(name) ? 'put it there' : `run npm install ${extensionPackage(kind, name)}`}`,
      )
    }
    const isOurs = bringsKit([projectRoot, ...folders])
    if (!isOurs)
      say('addons', 'this deck does not name the kit among its addons', 'write addons: [slidev-addon-lectern]')
    // Without its theme or the kit a deck's layouts cannot be known.
    if (missing.length > 0 || !isOurs)
      continue
    const known = await knownTo(projectRoot, folders)
    for (const at of deck.slides.keys())
      faults.push(...matterFaults(deck, at + 1, known, projectRoot))
    faults.push(...await settingFaults(deck, index === 0, known, projectRoot))
  }
  return faults
}

/** The folders of a deck's theme and addons, and those that are not there. */
function extensionsOf(
  deck: LoadedDeck,
): { folders: string[], missing: { kind: 'theme' | 'addon', name: string }[] } {
  const { theme, addons } = deck.slides[0]!.frontmatter
  const named = [
    ...theme === null || theme === 'none' ? [] : [{ kind: 'theme' as const, name: String(theme ?? 'default') }],
    ...Array.isArray(addons) ? addons.map(name => ({ kind: 'addon' as const, name: String(name) })) : [],
  ]
  const found = named.map(({ kind, name }) => extensionRoot(kind, name, projectRoot))
  return {
    folders: withThemeOverKit(found.filter(folder => folder !== undefined), theme),
    missing: named.filter((_, index) => found[index] === undefined),
  }
}

/** Whether the kit is one of these folders, or among the addons that one of their packages names. */
function bringsKit(folders: readonly string[], met = new Set<string>()): boolean {
  return folders.map(folder => realpathSync(folder)).some((folder) => {
    const file = join(folder, 'package.json')
    if (folder === kitRoot || met.has(folder) || !existsSync(file))
      return folder === kitRoot
    met.add(folder)
    const { slidev } = JSON.parse(readFileSync(file, 'utf8')) as { slidev?: { addons?: string[] } }
    const addons = slidev?.addons?.map(name => extensionRoot('addon', name, folder)) ?? []
    return bringsKit(addons.filter(addon => addon !== undefined), met)
  })
}

/** Tags by BCP 47; a long word that is the name of no language is none either. */
function isLanguage(tag: unknown): boolean {
  try {
    const [language] = Intl.getCanonicalLocales(String(tag))
    return (
      typeof tag === 'string'
      && (language!.split('-')[0]!.length <= 3
        || new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined)
    )
  }
  catch {
    return false
  }
}

function insteadOfTag(written: string): string {
  const mended = written.trim().replaceAll('_', '-')
  return mended !== written && isLanguage(mended) ? `lang: ${mended}` : 'one like en, ko or pt-BR'
}

/** Maps that a slide shows and that are not there, or not sound. */
function mapFaults({ slides }: LoadedDeck, { maps, claims, mapFiles }: Evidence, { concepts }: Known): Problem[] {
  const unsound = checkMaps(maps, claims, mapLocator(mapFiles), [...concepts])
  const strangers = shownFaults(slides, mapTags, maps, {
    component: 'RelationMap',
    row: 'relation map',
    short: 'map',
    file: 'snippets/maps/index.ts',
  })
  return [...strangers, ...unsound]
}

/** Charts and scorecards that a slide shows and that are not there, not sound, or rest on claims it does not cite. */
async function chartFaults(
  { slides }: LoadedDeck,
  { charts, scorecards }: Charts,
  { claims, maps }: Evidence,
  { concepts }: Known,
): Promise<Problem[]> {
  const beside = async (file: string) => ({
    file,
    claims: claims.map(({ id }) => id),
    locate: rowLocator([{ file, text: await readFile(join(projectRoot, file), 'utf8').catch(() => '') }]),
  })
  const shown = (kind: keyof Charts, rows: readonly { id: string, cited: string[] }[]) => {
    const { component, row } = shownAs[kind]
    const tagsIn = (markdown: string) => chartTags(markdown, kind)
    const uncited = slides.flatMap(({ index, frontmatter, source }) => {
      const [slide] = deckSlides([{ index, frontmatter, source }])
      const named = new Set(citationsOn(slide!, maps).citations.map(({ id }) => id))
      return tagsIn(source.contentRaw).flatMap(({ of, line }) => {
        const missing = [...new Set(rows.find(({ id }) => id === of)?.cited)].filter(id => !named.has(id)).join(', ')
        const message = `the ${row} "${of}" cites ${missing}, and the slide does not`
        const remedy = `add to its frontmatter claims: [${missing}]`
        return missing ? [faultIn(source, line, message, remedy)] : []
      })
    })
    return [...shownFaults(slides, tagsIn, rows, { component, row, short: row, file: rowFiles[kind] }), ...uncited]
  }
  return [
    ...shown('charts', charts.map(({ id, bars }) => ({ id, cited: bars.flatMap(({ claims = [] }) => claims) }))),
    ...shown('scorecards', scorecards.map(({ id, rows }) =>
      ({ id, cited: rows.flatMap(({ claims = [], findings = [] }) => [...claims, ...findings]) }))),
    ...checkCharts(charts, await beside(rowFiles.charts)),
    ...checkScorecards(scorecards, await beside(rowFiles.scorecards), [...concepts]),
  ]
}

/** Tags of a component that name no row of a file, or one that it does not have. */
function shownFaults(
  slides: readonly SlideInfo[],
  tagsIn: (markdown: string) => { of?: string, line: number }[],
  rows: readonly { id: string }[],
  { component, row, short, file }: Record<'component' | 'row' | 'short' | 'file', string>,
): Problem[] {
  const known = rows.map(({ id }) => id)
  const remedy = (of: string | undefined) => {
    if (known.length === 0)
      return `write it into ${file}`
    return of ? insteadOf(of, known) : `write of="…" with one of ${known.join(', ')}`
  }
  return slides.flatMap(({ source }) =>
    tagsIn(source.contentRaw).filter(({ of }) => !of || !known.includes(of)).map(({ of, line }) =>
      faultIn(source, line, of ? `there is no ${row} "${of}"` : `<${component}> names no ${short}`, remedy(of))))
}
