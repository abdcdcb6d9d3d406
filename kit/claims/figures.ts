/** A figure as it is said, and what it amounts to: `18.2 billion`, `182억`, `eighteen billion`. */
export interface Figure {
  text: string
  value: number
  /**
   * Said with a magnitude or as a percentage, so that its value stands alone: `62억`, `nine per cent`, not `720` of `720
   * to 745`.
   */
  scaled: boolean
}

const units = ('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen '
  + 'seventeen eighteen nineteen').split(' ')
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const small = new Map([
  ...units.map((word, at) => [word, at] as const),
  ...tens.map((word, at) => [word, 10 * (at + 2)] as const),
])
const large: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12, tn: 1e12 }
const hangulLarge: Record<string, number> = { 만: 1e4, 억: 1e8, 조: 1e12 }
const hangulSmall: Record<string, number> = { 십: 10, 백: 100, 천: 1000 }
const hangulDigits = '영일이삼사오육칠팔구'

const word = `(?:${[...small.keys(), 'hundred', 'thousand', 'million', 'billion', 'trillion'].join('|')})`
const inWords = new RegExp(
  String.raw`\b(?:(an?|half an?)\s+)?(${word}(?:(?:[\s-]+(?:and\s+)?|\s+point\s+)${word})*)(\s+per\s?cent|\s+years)?\b`,
  'gi',
)
const inDigits
  = /(?<![A-Z\d])(?<!\d[.,])(\d[\d,]*(?:\.\d+)?)(?:\s?([%천만억조]|per\s?cent|퍼센트|thousand\b|million\b|billion\b|bn\b|trillion\b|tn\b))?(?!(?!(?:[kMGT]?Wh?|km|kg|[GT]bps)\b)[A-Z\d])/gi
const further = /^\s?(\d[\d,]*(?:\.\d+)?)([천만억])?(?![\d%])/
const inHangul
  = /(?<![가-힣])(?:[일이삼사오육칠팔구십백천만]+(?:억|\s?퍼센트|조(?=\s?(?:달러|원|유로)))|[일이삼사오육칠팔구십백천]*만(?=\s(?:[기명대개원]|달러|유로)))/g

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''))
const scaleOf = (unit: string): number => hangulLarge[unit] ?? hangulSmall[unit] ?? large[unit.toLowerCase()] ?? 1

/**
 * The figures of a text in digits and in words, English and Korean. A number word counts with a magnitude, a per
 * cent or years behind it (`eighteen billion`, `nine per cent`, `five years`), so that `two men` and `three things` say
 * nothing; with `every` plain number words count too. `a hundred` and `a thousand` are figures of speech.
 */
export function figuresIn(text: string, every = false): Figure[] {
  const found: Figure[] = []
  for (const match of text.matchAll(inWords)) {
    const [whole, article, words, counted] = match
    const value = spoken(words!)
    const bare = /^(?:hundred|thousand|million|billion|trillion)$/i.test(words!)
    const scaled = Boolean(counted) || /hundred|thousand|million|billion|trillion/i.test(words!)
    if ((bare && !article) || (!every && (!scaled || /^an?\s+(?:hundred|thousand)$/i.test(whole))))
      continue
    found.push({ text: whole, value: article?.startsWith('half') ? value / 2 : value, scaled })
  }
  let end = 0
  for (const match of text.matchAll(inDigits)) {
    if (match.index < end)
      continue
    const [whole, digits, unit = ''] = match
    let value = numberOf(digits!) * scaleOf(unit)
    end = match.index + whole.length
    // 5만 1,600 and 7억 4,600만 are one figure each.
    for (let rest = scaleOf(unit); hangulLarge[unit] && rest > 1;) {
      const next = further.exec(text.slice(end))
      const scale = next ? scaleOf(next[2] ?? '') : rest
      if (!next || scale >= rest || numberOf(next[1]!) * scale >= rest)
        break
      value += numberOf(next[1]!) * scale
      end += next[0].length
      rest = scale
    }
    found.push({ text: text.slice(match.index, end).trim(), value, scaled: unit !== '' })
  }
  for (const [whole] of text.matchAll(inHangul))
    found.push({ text: whole, value: hangul(whole.replace(/\s?퍼센트$/, '')), scaled: true })
  return found
}

/**
 * True where one of the figures is the one said, or rounds to it at the precision it is said with, two digits at least.
 */
export function isAmong({ value, scaled }: Figure, figures: readonly Figure[]): boolean {
  const digits = Math.max(2, value.toExponential().replace(/e.*|\D/g, '').length)
  const near = (one: number) => one === value || Number(one.toPrecision(digits)) === value
  // A number whose magnitude stands further on, as in `720 to 745 billion` or beside a chart.
  return figures.some(
    one => near(one.value) || (!scaled && [1e3, 1e6, 1e8, 1e9, 1e12].some(scale => near(one.value / scale))),
  )
}

/** `two hundred and forty thousand`, `six point two billion`. */
function spoken(words: string): number {
  const [whole, decimals] = words.toLowerCase().split(/\s+point\s+/)
  let sum = 0
  let part = 0
  let scale = 1
  for (const one of [...whole!.split(/[\s-]+/), ...decimals?.split(/[\s-]+/).filter(one => large[one]) ?? []]) {
    if (one === 'hundred')
      part = (part || 1) * 100
    else if (large[one])
      [sum, part, scale] = [sum + (part || 1) * large[one], 0, large[one]]
    else
      part += small.get(one) ?? 0
  }
  const fraction = decimals ? Number(`0.${decimals.split(/[\s-]+/).map(one => small.get(one) ?? '').join('')}`) : 0
  return sum + part + fraction * scale
}

function hangul(words: string): number {
  let sum = 0
  let part = 0
  let digit = 0
  for (const one of words) {
    if (hangulLarge[one])
      [sum, part, digit] = [sum + (part + digit || 1) * hangulLarge[one], 0, 0]
    else if (hangulSmall[one])
      [part, digit] = [part + (digit || 1) * hangulSmall[one], 0]
    else
      digit = hangulDigits.indexOf(one)
  }
  return sum + part + digit
}
