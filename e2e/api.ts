import { z } from 'zod';

const mapSchema = z.object({ id: z.string(), title: z.string(), room: z.string() });
const mapsSchema = z.object({ maps: z.array(mapSchema) });
const madeSchema = z.object({ id: z.string(), room: z.string() });
const ticketSchema = z.object({ access: z.string() });
const wholeSchema = z.object({ id: z.string(), room: z.string(), map: z.record(z.string(), z.unknown()) });

/** The documented HTTP API, as a script of somebody else would call it. Throws with the server's words on a refusal. */
export function api(url: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    maps: async () => mapsSchema.parse(await call('GET', '/maps')).maps,
    map: async (id: string) => wholeSchema.parse(await call('GET', `/maps/${id}`)),
    makeMap: async (title: string, json?: unknown) =>
      madeSchema.parse(
        await call('POST', '/maps', json === undefined ? { title } : { title, from: { json } }),
      ),
    /** Brings a CSV file in, every question about it answered in `settings`. */
    importCsv: async (id: string, settings: object, file: Uint8Array<ArrayBuffer>) => {
      const query = new URLSearchParams({ settings: JSON.stringify(settings) });
      const response = await fetch(`${url}/api/v1/maps/${id}/datasets?${query}`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'text/csv' },
        body: file,
      });
      if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
    },
    ticket: async (id: string) => ticketSchema.parse(await call('POST', `/maps/${id}/tickets`, {})).access,
  };
}
