import type { Page } from '@playwright/test';

/** The ways in to a server with accounts, as a person goes them. */
export function entryPage(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  return {
    setUp: async (address: string, name: string, password: string) => {
      await page.goto(address);
      await page.getByLabel('Your name').fill(name);
      await page.getByLabel('Password').fill(password);
      await press('Set it up');
    },
    signIn: async (password: string) => {
      await page.getByLabel('Password').fill(password);
      await press('Sign in');
    },
    signOut: async (name: string) => {
      await page.getByRole('button', { name: `You: ${name}` }).click();
      await press('Sign out');
    },
    /** By a link's address, opened as a browser opens it. */
    join: async (address: string, name: string) => {
      await page.goto(address);
      await page.getByLabel('Your name').fill(name);
      await press('Join');
    },
    joinByCode: async (address: string, code: string, name: string) => {
      await page.goto(address);
      await page.getByLabel('Code').fill(code);
      await page.getByLabel('Your name').fill(name);
      await press('Join');
    },
  };
}
