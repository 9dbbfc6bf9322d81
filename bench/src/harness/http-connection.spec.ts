import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { HttpConnection } from './http-connection.js';

let server: Server;

/** Answers the first request with these bytes, each piece in a turn of its own. */
async function answering(...pieces: readonly string[]): Promise<HttpConnection> {
  server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const send = (index: number): void => {
        const piece = pieces[index];
        if (piece !== undefined) socket.write(piece, 'utf8', () => setImmediate(send, index + 1));
      };
      send(0);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return HttpConnection.open(new URL(`http://127.0.0.1:${address.port}`));
}

afterEach(() => server.close());

describe('a connection of the load generator', () => {
  it('puts an answer together from the pieces in which it comes', async () => {
    const connection = await answering('HTTP/1.1 202 Accep', 'ted\r\nContent-Length: 7\r\n', '\r\nrec', 'eipt');
    await expect(connection.request('POST / HTTP/1.1\r\n\r\n')).resolves.toEqual({ status: 202, body: 'receipt' });
    connection.close();
  });

  it('counts lengths in bytes, not in characters', async () => {
    const connection = await answering('HTTP/1.1 409 Conflict\r\ncontent-length: 4\r\n\r\nїж');
    const { status, body } = await connection.request('POST / HTTP/1.1\r\n\r\n');
    expect([status, Buffer.from(body, 'latin1').toString('utf8')]).toEqual([409, 'їж']);
    connection.close();
  });

  it('refuses what it does not understand', async () => {
    const connection = await answering('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n');
    await expect(connection.request('GET / HTTP/1.1\r\n\r\n')).rejects.toThrow('without Content-Length');
    connection.close();
  });
});
