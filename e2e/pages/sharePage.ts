import { expect, type Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';

/** The share dialog, as an admin uses it. */
export function sharePage(page: Page) {
  const dialog = page.getByRole('dialog', { name: /^Share / });
  const invitation = dialog.getByRole('region', { name: 'The new link' });
  const line = (name: string) => dialog.getByRole('listitem', { name, exact: true });
  return {
    dialog,
    line,
    open: async () => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await expect(dialog).toBeVisible();
    },
    close: async () => {
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toHaveCount(0);
    },
    openWithMyView: async () => {
      await dialog.getByRole('button', { name: /It opens with/ }).click();
      await page.getByRole('option', { name: 'My present lens and filter' }).click();
    },
    makeLink: async () => {
      await dialog.getByRole('button', { name: 'Make a link' }).click();
      await expect(invitation).toBeVisible();
    },
    address: () => invitation.getByText(/\/join#/).innerText(),
    code: () => invitation.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).innerText(),
    /** What a camera reads from the picture on the screen. */
    readQr: async () => {
      const picture = await invitation.getByRole('img', { name: 'QR code of the link' }).screenshot();
      return decodeQR(await pixelsOf(page, picture));
    },
    showPeople: () => dialog.getByRole('tab', { name: /^People/ }).click(),
    give: async (name: string, role: 'Edit' | 'Comment' | 'Look') => {
      await line(name)
        .getByRole('button', { name: new RegExp(`What ${name} may do`) })
        .click();
      await page.getByRole('option', { name: new RegExp(`^${role}`) }).click();
    },
    takeOff: async (name: string) => {
      await line(name)
        .getByRole('button', { name: `Take ${name} off this map…` })
        .click();
      await line(name).getByRole('button', { name: 'Take them off' }).click();
    },
  };
}

/** A PNG as red, green, blue and alpha: the browser unpacks it. */
async function pixelsOf(page: Page, png: Buffer) {
  const { width, height, bytes } = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
      return { width: image.width, height: image.height, bytes: [...pixels] };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return { width, height, data: Uint8Array.from(bytes) };
}
