// Hocuspocus with its defaults and its database extension on SQLite. It acknowledges in memory and stores seconds later.
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const db = new DatabaseSync(process.argv[2]);
db.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB)');
const read = db.prepare('SELECT data FROM documents WHERE name = ?');
const write = db.prepare('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data');
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void write.run(documentName, state),
    }),
  ],
});
await server.listen();
console.log(`port ${server.address.port}`);
