import { defineShikiSetup } from '@slidev/types'

/** Colours of code that keep AA on the kit's grounds. A talk's own `setup/shiki.ts` may name others. */
export default defineShikiSetup(() => ({
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
}))
