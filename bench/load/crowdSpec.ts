/** How a server is spoken to: y-websocket's protocol as it is, or with Hocuspocus' document name before each message. */
export type Dialect = 'yjs' | 'hocuspocus';

/** What a crowd does on one map. It is handed to a process of its own as JSON. */
export type CrowdSpec = {
  readonly dialect: Dialect;
  /** The room's whole address, `ws://…`. Each person adds who they are, where the server asks for that. */
  readonly address: string;
  /** The document's name, which Hocuspocus wants in each message. */
  readonly room: string;
  readonly editors: number;
  /** One address for each person who only looks and points. */
  readonly readerAddresses: readonly string[];
  /** Of the whole crowd. */
  readonly editsPerSecond: number;
  /** Of each person. */
  readonly cursorsPerSecond: number;
  readonly seconds: number;
};

/** Milliseconds; NaN where there was nothing to measure. */
export type Quantiles = { readonly p50: number; readonly p95: number; readonly p99: number };

export type CrowdResult = {
  readonly joined: number;
  readonly edits: number;
  /** Edits that reached somebody else, and the time from the making to each. */
  readonly deliveries: number;
  readonly seen: Quantiles;
  /** From the making of an edit to the server's word that it has it; on disk where that is what it means. */
  readonly acked: number;
  readonly ack: Quantiles & { readonly within100Ms: number };
  readonly cursors: number;
  readonly cursor: Quantiles;
  /** Sockets that the server, or a broken line, closed. */
  readonly closed: number;
};
