import type { Problem } from '../../../kit/problems.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Known } from './known.ts'
import { readFile } from 'node:fs/promises'
import { isStatus, statuses } from '../../../kit/claims/status.ts'
import { isColour } from '../../../kit/look/hues.ts'
import { insteadOf, nearest } from '../../../kit/words/spelling.ts'
import { folderOfFace, packageFor } from '../look/faces.ts'
import { lookIn } from '../look/look.ts'
import { deckSettings, slideSettings, slidevDeckKeys, slidevFurtherKeys, slidevSlideKeys } from '../slidev/settings.ts'
import { faultAt, shown } from './matter.ts'

const deckKeys = [...Object.keys(deckSettings), ...slidevDeckKeys, ...slidevFurtherKeys]
const slideKeys = [...Object.keys(slideSettings), ...slidevSlideKeys, ...slidevFurtherKeys]

/** Settings that nothing reads, and values of the talk's own that mean nothing. */
export async function settingFaults(deck: LoadedDeck, first: boolean, known: Known, root: string): Promise<Problem[]> {
  const drawn = await keysDrawn(known)
  const [opening] = deck.slides
  const strangers = deck.slides.flatMap((slide, index) => {
    const there = [...index === 0 ? deckKeys : [], ...slideKeys, ...drawn]
    return Object.keys(slide.frontmatter)
      .filter(key => !there.includes(key))
      .map(key =>
        faultAt(
          slide,
          key,
          `nothing reads the setting "${key}"`,
          nearest(key, there) ? insteadOf(key, there) : remedy(index === 0),
        ),
      )
  })
  return [...strangers, ...lookFaults(opening!, first, root), ...statusFaults(opening!), ...budgetFaults(opening!)]
}

function remedy(opening: boolean): string {
  const own = opening ? { ...deckSettings, ...slideSettings } : slideSettings
  return `there are Slidev's own and ${Object.keys(own).join(', ')}; a layout of yours reads what its defineProps names`
}

/** What layouts and components read of a slide's frontmatter: props of layouts, `frontmatter.…` anywhere. */
async function keysDrawn({ layouts, files }: Known): Promise<Set<string>> {
  const keys = new Set<string>()
  const isLayout = new Set(layouts.values())
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    for (const [, key] of text.matchAll(/\bfrontmatter(?:\.value)?\??\.(\w+)/g))
      keys.add(key!)
    const props = isLayout.has(file)
      ? /defineProps(?:<\{([\s\S]*?)\}>|\(\{([\s\S]*?)\n\}\)|\(\[([^\]]*)\])/.exec(text)
      : null
    for (const [, key] of (props?.slice(1).find(Boolean) ?? '').matchAll(/(?:^|[\s,{'"])(\w+)['"]?\s*(?:\??:|,|$)/g))
      keys.add(key!)
  }
  return keys
}

type Slide = LoadedDeck['slides'][number]

function lookFaults(slide: Slide, first: boolean, root: string): Problem[] {
  const { concepts, faces } = slide.frontmatter as Record<string, unknown>
  const say = (key: string, message: string, remedy: string) => faultAt(slide, key, message, remedy)
  if (!first) {
    return ['concepts', 'faces'].filter(key => key in slide.frontmatter)
      .map(key => say(key, `${key} stand in slides.md, for every language`, 'remove them here'))
  }
  const faults: Problem[] = []
  if (concepts !== undefined && !isRecord(concepts)) {
    faults.push(
      say(
        'concepts',
        `concepts: ${shown(concepts)} names no colours`,
        'write a name and a colour in each line, for example coffee: \'#7b4a21\'',
      ),
    )
  }
  else {
    for (const [name, colour] of Object.entries(concepts ?? {})) {
      if (!/^[a-z][a-z\d-]*$/.test(name) || name === 'plain') {
        faults.push(
          say(
            'concepts',
            `"${name}" cannot name a concept`,
            'write small letters, digits and hyphens, and another than plain',
          ),
        )
      }
      else if (!isColour(colour)) {
        faults.push(
          say(
            'concepts',
            `the concept "${name}" has no colour: ${shown(colour)}`,
            'write one as CSS does, for example \'#7b4a21\'',
          ),
        )
      }
    }
  }
  if (
    faces !== undefined
    && (!isRecord(faces) || Object.keys(faces).some(set => set !== 'display' && set !== 'body'))
  ) {
    faults.push(
      say(
        'faces',
        `faces: ${shown(faces)} names no faces`,
        'write display: and body:, each with a family or a list of them',
      ),
    )
    return faults
  }
  const { display, body } = lookIn({ faces }).faces
  for (const family of new Set([...display, ...body])) {
    if (!folderOfFace(family, root))
      faults.push(say('faces', `the face "${family}" is not installed`, `run npm install ${packageFor(family)}`))
  }
  return faults
}

function statusFaults(slide: Slide): Problem[] {
  const { statuses: words } = slide.frontmatter as Record<string, unknown>
  if (words === undefined)
    return []
  if (!isRecord(words)) {
    return [
      faultAt(
        slide,
        'statuses',
        `statuses: ${shown(words)} names no words`,
        `write a word in each line, for ${statuses.join(', ')}`,
      ),
    ]
  }
  return Object.entries(words).flatMap(([status, word]) =>
    isStatus(status) && typeof word === 'string' && word.trim()
      ? []
      : [
          faultAt(
            slide,
            'statuses',
            isStatus(status) ? `the status "${status}" has no word` : `there is no status "${status}"`,
            isStatus(status) ? 'write one' : insteadOf(status, statuses),
          ),
        ],
  )
}

function budgetFaults(slide: Slide): Problem[] {
  const { budgets } = slide.frontmatter as Record<string, unknown>
  if (budgets === undefined)
    return []
  const sound
    = isRecord(budgets)
      && Object.entries(budgets).every(([what, kB]) => ['slide', 'visit'].includes(what) && Number(kB) > 0)
  return sound
    ? []
    : [
        faultAt(
          slide,
          'budgets',
          `budgets: ${shown(budgets)} is no budget`,
          'write slide: and visit:, each in kB, for example slide: 240',
        ),
      ]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
