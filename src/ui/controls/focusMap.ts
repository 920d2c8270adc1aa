/** Gives the focus to the map: to its one stop of the Tab key. Whoever works by keyboard or by ear goes on from there. */
export function focusMap(): void {
  const stop = document.querySelector<HTMLElement | SVGElement>('main [data-id][tabindex="0"]');
  stop?.focus({ preventScroll: true });
}
