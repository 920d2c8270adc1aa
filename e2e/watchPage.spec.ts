import { expect, test } from './fixtures.ts';

test.describe('the watch over the browser', () => {
  test('is content with a sound page', async ({ server, alice }) => {
    await alice.page.goto(`${server.url}/maps`);
    expect(alice.watch.problems()).toEqual([]);
  });

  test('sees a console error, a script error, a breach of the CSP and a request to elsewhere', async ({
    server,
    alice,
  }) => {
    await alice.page.goto(`${server.url}/maps`);
    await alice.page.evaluate(() => {
      console.error('planted');
      setTimeout(() => {
        throw new Error('thrown');
      });
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      void fetch('http://elsewhere.invalid/').catch(() => 'refused, as it should be');
    });
    const seen = () => alice.watch.problems().join('\n');
    await expect.poll(seen).toContain('planted');
    await expect.poll(seen).toContain('thrown');
    await expect.poll(seen).toContain('securitypolicyviolation style-src');
    await expect.poll(seen).toContain('securitypolicyviolation connect-src');
    alice.watch.clear();
  });
});
