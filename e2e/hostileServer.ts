import type { Planter } from '#testing/payloads/Planter.ts';
import { hostileMap } from './hostileMap.ts';
import { hostServer, type HostedServer } from './hostServer.ts';

/** A server on which every text that somebody else can write is full of script payloads. */
export type HostileServer = {
  readonly hosted: HostedServer;
  readonly mapId: string;
  /** The session of a guest who may edit. */
  readonly guestCookie: string;
  /** The query of the map's address that a guest comes to by the link. */
  readonly linkView: string;
};

const unnumbered = '<svg onload=__ran()>';

/** Starts it, with `count` of each noun of the map. */
export async function hostileServer(planter: Planter, count: number): Promise<HostileServer> {
  const owner = planter.text('POST /setup name', 60, 'line');
  const hosted = await hostServer(owner);
  const { call } = hosted;
  const title = planter.text('POST /maps title', 200);
  // Shown in the list of maps; that of the hostile one is changed in the end.
  await hosted.makeMap(title, { throughline: 1 });
  const meta = { title: planter.text('meta.title', 200) };
  await call('POST', '/maps', { from: { json: { throughline: 1, meta } } });
  const json = hostileMap(planter, count);
  const { id: mapId } = await hosted.makeMap('Hostile', json);
  // A channel to filter by, which no failure has.
  const view = `channel=${encodeURIComponent(planter.text('POST /maps/{id}/links view', 500))}`;
  const link = (await call('POST', `/maps/${mapId}/links`, {
    role: 'editor',
    view,
    expiresIn: null,
    verbatims: true,
  })) as { id: string; token: string };
  const guest = await hosted.join(link.token, planter.text('POST /session name', 60, 'line'));
  await postFailures(hosted, mapId, planter, count);
  await say(guest.call, mapId, planter);
  const name = planter.text('POST /maps/{id}/versions name', 120);
  await guest.call('POST', `/maps/${mapId}/versions`, { name });
  await call('PATCH', `/maps/${mapId}`, { title: planter.text('PATCH /maps/{id} title', 200) });
  return { hosted, mapId, guestCookie: guest.cookie, linkView: view };
}

type Call = HostedServer['call'];

/** Failures of which half are placed on the first touchpoint, and half belong nowhere. */
async function postFailures({ call }: HostedServer, mapId: string, planter: Planter, count: number) {
  const field = (name: string, most: number) => planter.text(`postedFailure.${name}`, most);
  const rows = Array.from({ length: 2 * count }, (_, n) => ({
    sourceId: field('sourceId', 200),
    occurredAt: `2025-03-${String(10 + n)}T01:20:00-04:00`,
    text: field('text', 20_000),
    channel: field('channel', 60),
    group: field('group', 500),
    customerKey: field('customerKey', 500),
    fields: { [field('fields.{key}', 200)]: field('fields.*', 2_000) },
    lang: field('lang', 35),
    score: { value: 3, scale: unnumbered, polarity: 'higherIsBetter' },
    status: field('status', 60),
  }));
  const source = planter.text('POST /maps/{id}/failures source', 200);
  const answer = (await call('POST', `/maps/${mapId}/failures`, { source, rows })) as { rejected: unknown[] };
  if (answer.rejected.length > 0) throw new Error(JSON.stringify(answer.rejected));
  const kept = (await call('GET', `/maps/${mapId}/failures`)) as { rows: { id: string }[] };
  await call('POST', `/maps/${mapId}/decisions`, {
    rows: kept.rows.slice(0, count).map(({ id }) => id),
    place: 'touchpoints0',
    mode: 'failureModes0',
  });
}

/** On a thing and on a spot, one of them changed afterwards. */
async function say(call: Call, mapId: string, planter: Planter) {
  const comment = (id: string, on: object) =>
    call('POST', `/maps/${mapId}/comments`, {
      id,
      on,
      text: planter.text('POST /maps/{id}/comments text', 4_000),
    });
  await comment('comment0', { noun: 'touchpoints', id: 'touchpoints0' });
  await comment('comment1', { point: { x: 100, y: 600 } });
  const text = planter.text('PATCH /maps/{id}/comments/{comment} text', 4_000);
  await call('PATCH', `/maps/${mapId}/comments/comment1`, { act: 'act0', text });
}
