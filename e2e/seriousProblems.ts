import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds that keeps somebody out. The legacy mode looks in this page only, which has no frames, and needs no
 * second page to put results together.
 * @returns one sentence a problem.
 */
export async function seriousProblems(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })))
    .filter(({ id, node }) => !isWalkedFromItsField(id, node.html))
    .map(({ id, node }) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 200)}`);
}

/** The list under a search field takes no focus: the arrows walk it from the field (aria-activedescendant). */
function isWalkedFromItsField(rule: string, html: string): boolean {
  return rule === 'scrollable-region-focusable' && /role="(?:menu|listbox)"/.test(html);
}
