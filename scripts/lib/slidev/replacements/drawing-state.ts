/* Nobody draws with Slidev's pen in a finished edition; these are the names that Slidev's client asks for. */
export const drawingState: Record<number, string | undefined> = {}
export function initDrawingState(): void {}
export function onDrawingUpdate(): void {}
export function onPatchDrawingState(): void {}
export function patchDrawingState(): void {}
