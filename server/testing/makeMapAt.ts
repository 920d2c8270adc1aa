/** Makes a map on a server of another process; resolves with its id and room. */
export async function makeMapAt(url: string, title = 'A journey'): Promise<{ id: string; room: string }> {
  const answer = await fetch(`${url}/api/v1/maps`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  });
  return (await answer.json()) as { id: string; room: string };
}
