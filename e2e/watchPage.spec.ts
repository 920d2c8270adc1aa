import { expect, test } from './fixtures.ts';

test.describe('the watch over the browser', () => {
  test('is content with a sound page', async ({ server, alice }) => {
    await alice.page.goto(server.url);
    expect(alice.watch.problems()).toEqual([]);
  });

  test('sees a console error, a script error and a breach of the CSP', async ({ server, alice }) => {
    await alice.page.goto(server.url);
    await alice.page.evaluate(() => {
      console.error('planted');
      setTimeout(() => {
        throw new Error('thrown');
      });
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    const seen = () => alice.watch.problems().join('\n');
    await expect.poll(seen).toContain('planted');
    await expect.poll(seen).toContain('thrown');
    await expect.poll(seen).toContain('securitypolicyviolation style-src');
    alice.watch.clear();
  });
});
