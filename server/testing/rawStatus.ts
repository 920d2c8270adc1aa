import { request } from 'node:http';

/** The answer to a request with exactly these headers, which `fetch` would not send. */
export function rawStatus(
  url: string,
  method: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, setHost: !('host' in headers) }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject);
    call.end();
  });
}
