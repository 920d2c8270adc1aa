import { expect, test } from 'vitest';
import { comparableName, looksOf } from './comparableName.ts';
import { localPrincipal } from './localPrincipal.ts';
import { personNameSchema } from './personName.ts';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

const cleaned = (name: string) => personNameSchema.safeParse(name).data;

const localAs = (name: string) => localPrincipal(`p1,${encodeURIComponent(name)}`);

test('what nobody sees in a name goes, and blanks are one', () => {
  const unseen = ['\u200B', '\u00AD', '\u200D', '\u034F', '\u115F', '\u1160', '\u3164', '\uFFA0', '\u202E'];
  for (const sign of [...unseen, '\uE000', '\u{E0041}', '\uFFFE', '\uD800', '\uFE0F'])
    expect(cleaned(`Olga${sign} ${sign}Owner${sign}`)).toBe('Olga Owner');
  expect(cleaned(' Olga \u00A0\u3000\u2800Owner ')).toBe('Olga Owner');
  for (const name of ['', ' ', '\u200B', '\u3164', '\u2800', '\uFE0F', 'Olga\nOwner', 'x'.repeat(61)])
    expect(cleaned(name)).toBeUndefined();
});

test('names of all scripts stay as they are, with the signs that their writing needs', () => {
  const persian = '\u0639\u0644\u06CC\u200C\u0631\u0636\u0627';
  const sinhala = '\u0DC1\u0DCA\u200D\u0DBB\u0DD3';
  const family = '\u{1F468}\u{1F3FD}\u200D\u{1F469}\u200D\u{1F467} \u2764\uFE0F';
  const japanese = '\u845B\u{E0100}\u57CE';
  const names = ['Ольга Сидорова', 'Νίκος Παπαδόπουλος', 'Zoë', 'Ngô Hòa', 'นภา', 'がく', 'रमेश', 'O’Neil-2'];
  for (const name of [...names, persian, sinhala, family, japanese]) expect(cleaned(name)).toBe(name);
});

test('names that look alike are one to who looks at them, and names that do not are not', () => {
  const alike = [
    ['Olga Owner', 'Оlgа Оwnег'],
    ['Olga Owner', 'Οlɡa Οwnеr'],
    ['Olga Owner', '0LGA \u200BOWNΕR'],
    ['Olga Owner', 'Olga Ow\u0336ner'],
    ['Olga Owner', 'OIga O\u{1D430}ner'],
    ['Zoë', 'Zoё'],
    ['Bill 10', 'ΒiIl lО'],
    ['ИВАН', 'Иван'],
  ] as const;
  for (const [one, other] of alike)
    expect(looksOf(one) === looksOf(other) || comparableName(one) === comparableName(other)).toBe(true);
  const apart = ['Olga Owner', 'Ольга', 'Olga', 'Oleg', 'Hoa', 'Hòa', 'Hóa', 'Νίκος', 'Иван', 'रम', 'राम'];
  expect(new Set(apart.map(looksOf)).size).toBe(apart.length);
});

test('no guest is called what looks like the owner; an honest name is left alone', async () => {
  const server = await startTestServer({ auth: 'accounts' });
  const { id } = await server.makeMap();
  const nameOf = async (name: string) => {
    const guest = await joinAsGuest(server, id, { name });
    return ((await (await guest.call('GET', '/api/v1/session')).json()) as { name: string }).name;
  };
  expect(await nameOf('Olga\u200B Owner')).toBe('Olga Owner 2');
  expect(await nameOf('Olga  Owner\u00AD')).toBe('Olga Owner 3');
  expect(await nameOf('Оlga Owner')).toBe('Оlga Owner 4');
  expect(await nameOf('Ольга Сидорова')).toBe('Ольга Сидорова');
  expect(await nameOf('Νίκος')).toBe('Νίκος');
  const long = 'x'.repeat(60);
  expect(await nameOf(long)).toBe(long);
  expect(await nameOf(long)).toBe(`${'x'.repeat(58)} 2`);
});

test('who names themselves on their own machine is heard the same way', () => {
  expect(localAs('Zo\u200Bë  B')).toMatchObject({ personId: 'p1', name: 'Zoë B' });
  expect(localAs('\u200B')).toMatchObject({ name: 'This machine' });
  expect(localAs('a\nb')).toMatchObject({ name: 'This machine' });
});
