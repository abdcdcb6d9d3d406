declare module 'subset-font' {
  interface Options {
    targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype'
    /** OpenType features, by tag; every other one and its glyphs are dropped. */
    keepFeatures?: string[]
    variationAxes?: Record<string, number | { min?: number, max?: number, default?: number }>
  }
  export default function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>
}
