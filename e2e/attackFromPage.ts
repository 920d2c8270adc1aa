/** What a page goes for: the server's address, one of its maps, and words that only who may read it knows. */
export type Target = {
  readonly url: string;
  readonly mapId: string;
  readonly room: string;
  readonly secret: string;
};

/**
 * Runs inside a page: tries everything by which a page may read from another origin, or write there. Resolves with the
 * names of what it got hold of; whether something was written, the server's own state tells.
 */
export async function attackFromPage({ url, mapId, room, secret }: Target): Promise<string[]> {
  const map = `${url}/api/v1/maps/${mapId}`;
  const gains: string[] = [];
  const attempt = async (name: string, act: () => Promise<boolean>) => {
    const late = new Promise<string>((resolve) => setTimeout(() => resolve(`late: ${name}`), 120_000));
    // A refusal of the browser is what is hoped for.
    const tried = act().then(
      (isGained) => (isGained ? name : null),
      () => null,
    );
    const gain = await Promise.race([tried, late]);
    if (gain !== null) gains.push(gain);
  };
  const loaded = (element: HTMLElement) =>
    new Promise<boolean>((resolve) => {
      element.addEventListener('load', () => resolve(true));
      element.addEventListener('error', () => resolve(false));
      document.body.append(element);
    });
  const element = <K extends keyof HTMLElementTagNameMap>(name: K, fields: object) =>
    Object.assign(document.createElement(name), fields);

  const reads = (['cors', 'no-cors', 'same-origin'] as const).flatMap((mode) =>
    (['include', 'omit'] as const).map((credentials) =>
      attempt(`fetch ${mode} ${credentials}`, async () =>
        (await (await fetch(map, { mode, credentials })).text()).includes(secret),
      ),
    ),
  );
  const xhr = attempt(
    'xhr',
    () =>
      new Promise((resolve) => {
        const asked = new XMLHttpRequest();
        asked.withCredentials = true;
        asked.addEventListener('loadend', () => resolve(asked.responseText.includes(secret)));
        asked.open('GET', map);
        asked.send();
      }),
  );
  const socket = attempt(
    'socket',
    () =>
      new Promise((resolve) => {
        const line = new WebSocket(`${url.replace('http', 'ws')}/sync/${room}`);
        line.addEventListener('open', () => resolve(true));
        line.addEventListener('message', () => resolve(true));
        line.addEventListener('error', () => resolve(false));
      }),
  );
  const events = attempt(
    'event source',
    () =>
      new Promise((resolve) => {
        const source = new EventSource(map, { withCredentials: true });
        source.addEventListener('open', () => resolve(true));
        source.addEventListener('error', () => (source.close(), resolve(false)));
      }),
  );
  const script = attempt('script', () => loaded(element('script', { src: map })));
  const style = attempt('style', () => loaded(element('link', { rel: 'stylesheet', href: map })));
  const image = attempt('image', () => loaded(element('img', { src: `${url}/icon.svg` })));
  const frame = attempt('frame', async () => {
    const frame = element('iframe', { src: `${url}/m/${mapId}` });
    await loaded(frame);
    return frame.contentDocument?.querySelector('#root, main') !== null && frame.contentDocument !== null;
  });
  const popup = attempt('window', async () => {
    const opened = window.open(map, 'opened');
    for (let n = 0; n < 30; n++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      try {
        if (opened?.document.body?.innerText.includes(secret)) return true;
      } catch {
        // The other origin is there, and closed to this one.
        return false;
      }
    }
    return false;
  });
  await Promise.all([...reads, xhr, socket, events, script, style, image, frame, popup]);

  const title = JSON.stringify({ title: 'taken over' });
  const type = (contentType: string) => ({ 'content-type': contentType });
  const writes = (['include', 'omit'] as const).flatMap((credentials) =>
    [
      { method: 'POST', mode: 'no-cors' as const, headers: type('text/plain') },
      { method: 'POST', mode: 'cors' as const, headers: type('text/plain') },
      { method: 'POST', mode: 'cors' as const, headers: type('application/json') },
      { method: 'PATCH', mode: 'cors' as const, headers: type('application/json') },
    ].map((init) =>
      attempt(`${init.method} ${init.mode} ${init.headers['content-type']} ${credentials}`, async () => {
        const at = init.method === 'PATCH' ? map : `${url}/api/v1/maps`;
        return (await fetch(at, { ...init, credentials, body: title })).ok;
      }),
    ),
  );
  const removal = attempt(
    'DELETE',
    async () => (await fetch(`${map}/datasets/none`, { method: 'DELETE', credentials: 'include' })).ok,
  );
  const forms = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'].map((enctype) =>
    attempt(`form ${enctype}`, async () => {
      const frame = element('iframe', { name: `form ${enctype}` });
      document.body.append(frame);
      const form = element('form', {
        method: 'post',
        action: `${url}/api/v1/maps`,
        enctype,
        target: frame.name,
      });
      // As text/plain this reads {"title":"taken over=","a":""}.
      form.append(element('input', { name: '{"title":"taken over', value: '","a":""}' }));
      document.body.append(form);
      const answered = new Promise((resolve) => frame.addEventListener('load', resolve));
      form.submit();
      await answered;
      return false;
    }),
  );
  navigator.sendBeacon(`${url}/api/v1/maps`, new Blob([title], { type: 'text/plain' }));
  await Promise.all([...writes, removal, ...forms]);
  return gains.toSorted();
}
