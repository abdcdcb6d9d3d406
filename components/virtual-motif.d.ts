/** The author's `components/…/Motif.vue`, where there is one; served by `scripts/lib/slidev/motif-plugin.ts`. */
declare module 'virtual:motif' {
  export const motif: import('vue').Component<{ form: string }> | undefined
}
