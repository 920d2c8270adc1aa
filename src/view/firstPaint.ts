const { promise, resolve } = Promise.withResolvers<void>();

/** Kept once the map has been painted: what is not needed for that is loaded after it, so as not to delay it. */
export const firstPaint: Promise<void> = promise;

/** The map stands on the screen. */
export const tellPainted: () => void = resolve;
