import type { Problem } from '../../../kit/problems.ts'
import type { LoadedDeck } from '../core/decks.ts'
import type { Known } from './known.ts'
import type { ValueRule } from './matter.ts'
import { readFile } from 'node:fs/promises'
import { licenceOf } from '../../../kit/deck/licence.ts'
import { isColour } from '../../../kit/look/hues.ts'
import { insteadOf, nearest } from '../../../kit/words/spelling.ts'
import { isStatus, statuses } from '../../../kit/words/status.ts'
import { layoutOf, notesKey } from '../core/decks.ts'
import { folderOfFace, packageFor } from '../look/faces.ts'
import { lookIn } from '../look/look.ts'
import { deckSettings, slideSettings, slidevDeckKeys, slidevFurtherKeys, slidevSlideKeys } from '../slidev/settings.ts'
import { faultAt, isBoolean, shown, valueFaults } from './matter.ts'

const deckKeys = [...Object.keys(deckSettings), ...slidevDeckKeys, ...slidevFurtherKeys]
const slideKeys = [...Object.keys(slideSettings), ...slidevSlideKeys, ...slidevFurtherKeys]

type Slide = LoadedDeck['slides'][number]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A mapping from some of these names, each to a value that will do. */
function isRecordOf(value: unknown, names: readonly string[], will = (_: unknown): boolean => true): boolean {
  return isRecord(value) && Object.entries(value).every(([name, each]) => names.includes(name) && will(each))
}

const canvas = {
  not: 'is none that layouts, stage and paper are made for',
  remedy: 'leave it out: slides are 980 × 552',
}

const rules: Record<string, ValueRule> = {
  statuses: {
    is: isRecord,
    not: 'names no words',
    remedy: `write a word in each line, for ${statuses.join(', ')}`,
  },
  budgets: {
    is: value => isRecordOf(value, ['slide', 'visit'], kB => Number(kB) > 0),
    not: 'is no budget',
    remedy: 'write slide: and visit:, each in kB, for example slide: 240',
  },
  canvasWidth: { is: width => Number(width) === 980, ...canvas },
  aspectRatio: { is: ratio => /^16[/:x]9$/.test(String(ratio)), ...canvas },
  licence: {
    is: value => licenceOf(value) !== undefined,
    not: 'names no licence',
    remedy: 'write a name such as CC BY 4.0, or { name: …, url: https://… }',
  },
}

/** Those of the first deck, which speaks for every language. */
const talkRules: Record<string, ValueRule> = {
  [notesKey]: {
    is: isBoolean,
    not: 'is neither true nor false',
    remedy: `write ${notesKey}: true where the notes are public`,
  },
  concepts: {
    is: isRecord,
    not: 'names no colours',
    remedy: 'write a name and a colour in each line, for example coffee: \'#7b4a21\'',
  },
  faces: {
    is: value => isRecordOf(value, ['display', 'body']),
    not: 'names no faces',
    remedy: 'write display: and body:, each with a family or a list of them',
  },
}

/** Settings that nothing reads, and values of the talk's own that mean nothing. */
export async function settingFaults(deck: LoadedDeck, first: boolean, known: Known, root: string): Promise<Problem[]> {
  const { ofDeck, anywhere, byLayout } = await keysRead(known)
  const [opening] = deck.slides
  const onSlides = deck.slides.flatMap(({ content }) => frontmatterKeys(content))
  const strangers = deck.slides.flatMap((slide, index) => {
    const always = [...index === 0 ? [...deckKeys, ...ofDeck] : [], ...slideKeys, ...anywhere, ...onSlides]
    const layout = layoutOf(deck, index + 1)
    const own = byLayout.get(layout)
    const props = own && !own.isOpen ? [own] : [...byLayout.values()]
    const there = [...always, ...props.flatMap(({ keys }) => keys)]
    return Object.keys(slide.frontmatter)
      // What takes more than it names may have a use for anything but a slip of the pen.
      .filter(key => !there.includes(key) && !(own?.isOpen && !nearest(key, there)))
      .map((key) => {
        const others = [...byLayout].filter(([, { keys }]) => keys.includes(key)).map(([name]) => name)
        if (others.length > 0) {
          const message = `the layout "${layout}" has no use for the setting "${key}"`
          return faultAt(slide, key, message, `leave it out, or choose one that has: ${others.sort().join(', ')}`)
        }
        const mend = nearest(key, there) ? insteadOf(key, there) : remedy(index === 0)
        return faultAt(slide, key, `nothing reads the setting "${key}"`, mend)
      })
  })
  return [
    ...strangers,
    ...talkFaults(opening!, first, root),
    ...valueFaults(opening!, rules),
    ...statusFaults(opening!),
  ]
}

function remedy(opening: boolean): string {
  const own = opening ? { ...deckSettings, ...slideSettings } : slideSettings
  return `there are Slidev's own and ${Object.keys(own).join(', ')}; a layout of yours reads what its defineProps names`
}

interface Props {
  keys: string[]
  /** Whether it may have a use for others than those it names. */
  isOpen: boolean
}

interface KeysRead {
  /** `configs.…` and `headmatter.…` in any of them: settings of the whole deck. */
  ofDeck: string[]
  /** `frontmatter.…` in any layout or component. */
  anywhere: string[]
  byLayout: Map<string, Props>
}

/** What layouts and components read of a slide's frontmatter. */
async function keysRead({ layouts, files }: Known): Promise<KeysRead> {
  const texts = new Map(await Promise.all(files.map(async file => [file, await readFile(file, 'utf8')] as const)))
  return {
    ofDeck: [...texts.values()].flatMap(text => keysOf('(?:configs|headmatter)', text)),
    anywhere: [...texts.values()].flatMap(frontmatterKeys),
    byLayout: new Map([...layouts].map(([name, file]) => [name, propsIn(texts.get(file)!)])),
  }
}

function propsIn(layout: string): Props {
  const props = /defineProps(?:<\{([\s\S]*?)\}>\(|\(\{([\s\S]*?)\n\}\)|\(\[([^\]]*)\])/.exec(layout)
  const named = (props?.slice(1).find(Boolean) ?? '').matchAll(/(?:^|[\s,{'"])(\w+)['"]?\s*(?:\??:|,|$)/g)
  return {
    keys: [...named].map(([, key]) => key!),
    isOpen: /v-bind="\$attrs"|useAttrs\(/.test(layout) || (!props && /props/i.test(layout)),
  }
}

function frontmatterKeys(text: string): string[] {
  return keysOf('frontmatter', text)
}

/** What a text reads of an object, a ref or not. */
function keysOf(object: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`\\b${object}(?:\\.value)?\\??\\.(\\w+)`, 'g'))].map(([, key]) => key!)
}

function talkFaults(slide: Slide, first: boolean, root: string): Problem[] {
  if (!first) {
    return Object.keys(talkRules).filter(key => key in slide.frontmatter)
      .map(key => faultAt(slide, key, `${key} is said in slides.md, for every language`, 'remove it here'))
  }
  const { concepts, faces: written } = slide.frontmatter as Record<string, unknown>
  const names = Object.entries(isRecord(concepts) ? concepts : {}).flatMap(([name, colour]) => {
    if (!/^[a-z][a-z\d-]*$/.test(name) || name === 'plain') {
      const remedy = 'write small letters, digits and hyphens, and another than plain'
      return [faultAt(slide, 'concepts', `"${name}" cannot name a concept`, remedy)]
    }
    const message = `the concept "${name}" has no colour: ${shown(colour)}`
    const remedy = 'write one as CSS does, for example \'#7b4a21\''
    return isColour(colour) ? [] : [faultAt(slide, 'concepts', message, remedy)]
  })
  const { display, body } = lookIn({ faces: talkRules.faces!.is(written) ? written : undefined }).faces
  const missing = [...new Set([...display, ...body])].filter(family => !folderOfFace(family, root)).map(family =>
    faultAt(slide, 'faces', `the face "${family}" is not installed`, `run npm install ${packageFor(family)}`))
  return [...valueFaults(slide, talkRules), ...names, ...missing]
}

function statusFaults(slide: Slide): Problem[] {
  const { statuses: words } = slide.frontmatter as Record<string, unknown>
  return Object.entries(isRecord(words) ? words : {}).flatMap(([status, word]) => {
    if (!isStatus(status))
      return [faultAt(slide, 'statuses', `there is no status "${status}"`, insteadOf(status, statuses))]
    return typeof word === 'string' && word.trim()
      ? []
      : [faultAt(slide, 'statuses', `the status "${status}" has no word`, 'write one')]
  })
}
