import type { Page } from '@playwright/test';

/** What stands on a page: the numbers of the payloads that are seen there, and what would run when it is clicked. */
export type Scan = { readonly seen: ReadonlySet<number>; readonly traps: readonly string[] };

/** Reads the whole page as it is now: its text, what stands in its fields, and every attribute. */
export async function scanPage(page: Page): Promise<Scan> {
  const { seen, traps } = await page.evaluate(() => {
    const addresses = /^(?:href|xlink:href|src|srcset|action|formaction|data|poster|ping|background)$/;
    const harmless = /^(?:https?|mailto|blob):$/;
    const traps: string[] = [];
    const fields: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        fields.push(element.value);
      for (const { name, value } of element.attributes) {
        const isAddress = addresses.test(name) && !harmless.test(new URL(value, location.href).protocol);
        // Pictures of our own may be data.
        const isPicture = element instanceof HTMLImageElement && value.startsWith('data:image/');
        const isStyle = name === 'style' && value.includes('__ran');
        if (name.startsWith('on') || name === 'srcdoc' || isStyle || (isAddress && !isPicture)) {
          traps.push(`<${element.localName} ${name}="${value.slice(0, 100)}">`);
        }
      }
    }
    const text = `${document.title} ${document.documentElement.outerHTML} ${fields.join(' ')}`;
    const seen = [...text.matchAll(/__ran\((\d+)\)/g)].map(([, code]) => Number(code));
    return { seen: [...new Set(seen)], traps };
  });
  return { seen: new Set(seen), traps };
}
