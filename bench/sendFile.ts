import { openAsBlob } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread of its own sends, so that whoever times edits meanwhile is not busy with sending. */
export type Parcel = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: string;
};
export type Receipt = { readonly status: number; readonly text: string };

const { url, headers, file } = workerData as Parcel;
const response = await fetch(url, { method: 'POST', headers, body: await openAsBlob(file) });
parentPort?.postMessage({ status: response.status, text: await response.text() } satisfies Receipt, []);
