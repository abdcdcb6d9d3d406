import type { SlideRoute } from '@slidev/types'
import { defineAsyncComponent, reactive, shallowReactive, shallowRef } from 'vue'

/** What must be known of every slide before it is fetched; the rest of its frontmatter comes along with it. */
export interface SlideRow {
  title?: string
  level?: number
  frontmatter: Record<string, unknown>
}

/** A file with the slides of a stretch of the deck, by `s` and their number. */
export type Stretch = Record<`s${number}`, SlideModule>

interface SlideModule {
  default: unknown
  frontmatter: Record<string, unknown>
}

/**
 * Slidev's list of slides.
 *
 * @param rows one for each slide, in the deck's order
 * @param stretches fetch the files that the slides are in
 * @param length how many slides there are in each file but the last
 * @param states the components to show while a slide is fetched, and where that failed
 */
export function slideTable(
  rows: SlideRow[],
  stretches: (() => Promise<Stretch>)[],
  length: number,
  states: { loading: unknown, error: unknown },
) {
  return shallowRef(
    rows.map((row, index) => slideRoute(row, index + 1, stretches[Math.floor(index / length)]!, states)),
  )
}

function slideRoute(
  { frontmatter: known, ...row }: SlideRow,
  no: number,
  fetchStretch: () => Promise<Stretch>,
  { loading, error }: { loading: unknown, error: unknown },
): SlideRoute {
  const frontmatter = reactive(known)
  let module: SlideModule | undefined
  async function fetchSlide(): Promise<SlideModule> {
    const fetched = module ?? (await fetchStretch())[`s${no}`]!
    if (!module)
      Object.assign(frontmatter, fetched.frontmatter)
    return module = fetched
  }
  // Only what the audience's edition reads of a slide and of its route.
  const slide = { ...row, no, frontmatter }
  const meta = shallowReactive<Record<string, unknown>>({
    get layout() { return frontmatter.layout },
    get transition() { return frontmatter.transition },
    get clicks() { return frontmatter.clicks },
    get preload() { return frontmatter.preload },
    slide,
    __clicksContext: null,
    __preloaded: false,
  })
  /** Never rejects: what failed is tried again by whoever shows the slide. */
  const load = () => fetchSlide().then((slide) => {
    delete meta.failed
    return slide
  }, (reason) => {
    meta.failed = true
    console.error(`Slide ${no} did not load`, reason)
  })
  const component = defineAsyncComponent({
    loader: (async () => (await fetchSlide()).default) as never,
    delay: 300,
    loadingComponent: loading as never,
    errorComponent: error as never,
  })
  return { no, meta, load, component } as unknown as SlideRoute
}
