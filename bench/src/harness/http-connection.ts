import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One keep-alive connection, one request at a time. Written for a load generator that shares its cores with what it measures:
 * about a tenth of what a general client costs. Understands only answers with a Content-Length.
 */
export class HttpConnection {
  private received = '';
  private waiting: Waiting | undefined;

  private constructor(private readonly socket: Socket) {
    // One character per byte, so that lengths in bytes are lengths of text.
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the server closed the connection')));
  }

  static async open(url: URL): Promise<HttpConnection> {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /** `bytes` is a whole request, one character per byte. */
  request(bytes: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.socket.destroyed) throw new Error('the server has closed the connection');
      this.waiting = { resolve, reject };
      this.socket.write(bytes, 'latin1');
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received = this.received === '' ? text : this.received + text;
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.received.slice(0, headEnd))?.[1];
    if (length === undefined) {
      this.fail(new Error('an answer without Content-Length'));
      return;
    }
    const end = headEnd + 4 + Number(length);
    if (this.received.length < end) return;
    const status = Number(this.received.slice(9, 12));
    const body = this.received.slice(headEnd + 4, end);
    this.received = this.received.slice(end);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status, body });
  }

  private fail(error: Error): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }
}

export async function openConnections(url: URL, count: number): Promise<readonly HttpConnection[]> {
  return Promise.all(Array.from({ length: count }, () => HttpConnection.open(url)));
}
