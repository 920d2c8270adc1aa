import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { installPeers } from './installPeers.ts';
import { extname, join } from 'node:path';

const folder = join(import.meta.dirname, 'peers');
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The peer page (plain React Flow) on a free port, showing `map`. Installed and built here on first use. */
export async function servePeer(map: unknown): Promise<{ url: string; stop: () => void }> {
  installPeers();
  execFileSync('npm', ['exec', '--', 'vite', 'build', '--logLevel', 'warn'], {
    cwd: folder,
    stdio: 'inherit',
  });
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    if (path === '/map.json') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(map));
      return;
    }
    const file = join(folder, 'dist', path.replaceAll('..', ''));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return { url: await listen(server), stop: () => void server.close() };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve(`http://127.0.0.1:${address.port}/`);
    });
  });
}
