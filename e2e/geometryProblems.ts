import type { Page } from '@playwright/test';

/**
 * What is wrong with where things stand around the canvas: controls that cover each other or leave the viewport, words
 * that are cut off. Elements on the canvas itself may leave the viewport; what scrolls may be scrolled away.
 * Notices may lie over the rest: they go, or are dismissed.
 * @returns one sentence a problem.
 */
export function geometryProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const tolerance = 1.5;
    const controls =
      'button, a[href], input, select, textarea, [role="button"], [role="tab"], [role="option"], [role="menuitem"], [role="switch"], [role="slider"]';
    // Nothing moves meanwhile, and every control is compared with every other: each is measured once.
    const canScroll = remembering(scrolls);
    const isScrolled = remembering(standsInScroller);
    const visibleBox = remembering(measuredBox);
    const isForReadersOnly = remembering(isHiddenFromSight);
    const layerOf = remembering(nearestLayer);
    const dialogs = [
      ...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]'),
    ].filter(isShown);
    const ground = dialogs.at(-1) ?? document.body;
    const isChrome = (element: Element) => element.closest('.react-flow, [aria-hidden="true"]') === null;
    const shown = [...ground.querySelectorAll('*')].filter(
      (element) => isChrome(element) && isShown(element),
    );
    const reachable = shown.filter((element) => element.matches(controls) && visibleBox(element) !== null);
    return [
      ...shown.filter((element) => ownText(element) !== '' || element.matches(controls)).flatMap(leaving),
      ...shown.filter((element) => ownText(element) !== '').flatMap(cutOff),
      ...shown.filter((element) => ownText(element) !== '').flatMap(runningOut),
      ...reachable.flatMap(covered),
      ...reachable.flatMap((one, index) =>
        reachable.slice(index + 1).flatMap((other) => overlapping(one, other)),
      ),
    ];

    function leaving(element: Element): string[] {
      const box = visibleBox(element);
      if (box === null || isScrolled(element)) return [];
      const isInside =
        box.left >= -tolerance &&
        box.top >= -tolerance &&
        box.right <= innerWidth + tolerance &&
        box.bottom <= innerHeight + tolerance;
      return isInside
        ? []
        : [`${nameOf(element)} leaves the viewport (${boxWords(box)} of ${innerWidth} × ${innerHeight})`];
    }

    function cutOff(element: Element): string[] {
      const style = getComputedStyle(element);
      const isCutWide =
        style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + tolerance;
      const isCutHigh =
        style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + tolerance;
      const isMeant =
        style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || isScrolled(element);
      return (isCutWide || isCutHigh) && !isMeant && !canScroll(element)
        ? [`${nameOf(element)} is cut off`]
        : [];
    }

    /** Words that are wider than the control or field that they stand in. */
    function runningOut(element: Element): string[] {
      const frame = element.closest('button, a, label, td, th, [role="tab"], header, aside, section');
      if (frame === null || isClipped(element, frame)) return [];
      const words = document.createRange();
      words.selectNodeContents(element);
      const [text, box] = [words.getBoundingClientRect(), frame.getBoundingClientRect()];
      const isOut = text.right > box.right + tolerance || text.left < box.left - tolerance;
      return isOut ? [`${nameOf(element)} runs out of its ${frame.tagName.toLowerCase()}`] : [];
    }

    function isClipped(element: Element, frame: Element): boolean {
      for (let one: Element | null = element; one !== null && frame.contains(one); one = one.parentElement) {
        if (getComputedStyle(one).overflowX !== 'visible') return true;
      }
      return false;
    }

    function covered(element: Element): string[] {
      const box = visibleBox(element);
      if (box === null || box.width < 4 || box.height < 4) return [];
      const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      const isReached =
        top === null ||
        element.contains(top) ||
        top.contains(element) ||
        top.closest('label')?.contains(element) ||
        (isScrolled(element) && isStuck(top)) ||
        top.closest('section[aria-label="Notices"]') !== null;
      return isReached ? [] : [`${nameOf(element)} is covered by ${nameOf(top)}`];
    }

    /** What sticks to the edge of its scroller: what lies beneath comes out when one scrolls. */
    function isStuck(element: Element): boolean {
      for (let one: Element | null = element; one !== null && !canScroll(one); one = one.parentElement) {
        if (getComputedStyle(one).position === 'sticky') return true;
      }
      return false;
    }

    function overlapping(one: Element, other: Element): string[] {
      if (one.contains(other) || other.contains(one) || sameControl(one, other)) return [];
      const [a, b] = [visibleBox(one), visibleBox(other)];
      if (a === null || b === null || layerOf(one) !== layerOf(other)) return [];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return wide > tolerance && high > tolerance ? [`${nameOf(one)} overlaps ${nameOf(other)}`] : [];
    }

    /** An input and the button inside its frame are one control to the eye. */
    function sameControl(one: Element, other: Element): boolean {
      const label = one.closest('label');
      return (label !== null && label === other.closest('label')) || one.getAttribute('role') === 'slider';
    }

    /** What floats over the rest is its own layer: only within a layer is an overlap a defect. */
    function nearestLayer(element: Element): Element {
      return (
        element.closest(
          '[role="dialog"], [role="menu"], [role="listbox"], [role="alert"], [role="status"], aside, section',
        ) ?? document.body
      );
    }

    function isShown(element: Element): boolean {
      return (
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !isForReadersOnly(element)
      );
    }

    function isHiddenFromSight(element: Element): boolean {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (width <= 1.5 && height <= 1.5 && style.overflow !== 'visible') return true;
      if (style.clipPath === 'inset(50%)') return true;
      return element.parentElement !== null && isForReadersOnly(element.parentElement);
    }

    /** The part of an element that its scrolling or clipping ancestors let through; null where nothing is left. */
    function measuredBox(element: Element): DOMRect | null {
      let box = element.getBoundingClientRect();
      for (let one = element.parentElement; one !== null; one = one.parentElement) {
        if (!canScroll(one)) continue;
        const frame = one.getBoundingClientRect();
        const left = Math.max(box.left, frame.left);
        const top = Math.max(box.top, frame.top);
        const right = Math.min(box.right, frame.right);
        const bottom = Math.min(box.bottom, frame.bottom);
        if (right - left < 1 || bottom - top < 1) return null;
        box = new DOMRect(left, top, right - left, bottom - top);
      }
      return box.width < 1 || box.height < 1 ? null : box;
    }

    function standsInScroller({ parentElement }: Element): boolean {
      return parentElement !== null && (canScroll(parentElement) || isScrolled(parentElement));
    }

    function scrolls(element: Element): boolean {
      const { overflowX, overflowY } = getComputedStyle(element);
      return [overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll');
    }

    function remembering<T>(find: (element: Element) => T): (element: Element) => T {
      const known = new Map<Element, { readonly found: T }>();
      return (element) => {
        const before = known.get(element);
        if (before !== undefined) return before.found;
        const found = find(element);
        known.set(element, { found });
        return found;
      };
    }

    function ownText(element: Element): string {
      return [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim() ?? '')
        .join('');
    }

    function nameOf(element: Element): string {
      const words = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
      return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} “${words}”`;
    }

    function boxWords(box: DOMRect): string {
      return [box.left, box.top, box.right, box.bottom].map((edge) => Math.round(edge)).join(', ');
    }
  });
}
