import { z } from 'zod';
import type { RunningServer } from '../scripts/startServer.ts';

const madeSchema = z.object({ id: z.string(), room: z.string() });

/** Makes a map over the API, empty or from own JSON. Throws with the server's own words when it is refused. */
export async function makeMap(server: RunningServer, title: string, json?: unknown) {
  const response = await fetch(`${server.url}/api/v1/maps`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify(json === undefined ? { title } : { title, from: { json } }),
  });
  if (!response.ok) throw new Error(`POST /maps: ${response.status} ${await response.text()}`);
  return madeSchema.parse(await response.json());
}
