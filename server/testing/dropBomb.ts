import type { ImportBomb } from './importBombs.ts';

const settings = {
  source: 'bombs',
  timeZone: 'UTC',
  columns: { occurredAt: 'Day', touchpoint: 'What' },
  dateOrder: { Day: 'YMD' },
};

/** What every server takes, for comparison. */
export const goodFile: ImportBomb = {
  name: 'a good file',
  to: 'datasets',
  headers: { 'content-type': 'text/csv' },
  body: () => 'Day,What\n2025-01-02,Late\n',
};

/** Sends a bomb where it belongs; resolves with what the server said to it. A line that was cut is status 0. */
export async function dropBomb(
  url: string,
  mapId: string,
  { to, headers, body }: ImportBomb,
): Promise<{ status: number; detail: unknown }> {
  const query = new URLSearchParams(
    headers['content-type']?.startsWith('multipart') === true ? {} : { settings: JSON.stringify(settings) },
  );
  const path = to === 'maps' ? '/maps' : `/maps/${mapId}/datasets?${query}`;
  const bytes = Buffer.from(body());
  try {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { origin: url, ...headers },
      body: bytes,
    });
    const { detail } = (await answer.json()) as { detail?: unknown };
    return { status: answer.status, detail };
  } catch (error) {
    return { status: 0, detail: error };
  }
}
