// y-websocket 2's own server (bin/server.cjs) on a free port. It keeps maps in memory only.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import utils from 'y-websocket/bin/utils';

const server = createServer((_request, response) => response.end('okay'));
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', utils.setupWSConnection);
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (webSocket) =>
    sockets.emit('connection', webSocket, request),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
