/* No speaker leads the windows of the audience edition: each window goes its own way. */
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
