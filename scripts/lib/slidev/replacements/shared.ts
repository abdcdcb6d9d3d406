/* Slidev's sync leads no window of a finished edition: a visitor's goes its own way, those on stage have the kit's. */
export const sharedState = {
  page: 1,
  clicks: 0,
  clicksTotal: 0,
  timer: { status: 'stopped', slides: {}, startedAt: 0, pausedAt: 0 },
}
export function initSharedState(): void {}
export function onSharedUpdate(): void {}
export function onPatch(): void {}
export function patch(): void {}
