/** The author's `components/talk/Motif.vue`, where there is one; served by `scripts/lib/vite/motif.ts`. */
declare module 'virtual:motif' {
  export const motif: import('vue').Component<{ form: string }> | undefined
}
