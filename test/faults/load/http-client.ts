import { Pool } from 'undici';
import { errnoOf } from '../program/errno.js';

/** What came back, or that the connection broke before anything did. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly contentType: string }
  /** The request may or may not have reached the server. */
  | { readonly kind: 'cut-off'; readonly reason: string }
  /** Nobody listened: it has not reached the server. */
  | { readonly kind: 'refused' };

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Behind `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const answerWithinMilliseconds = 45_000;

/** Asks once and says what happened; never throws for a server that is away. */
export class HttpClient {
  private readonly pool: Pool;

  constructor(port: number, connections: number) {
    this.pool = new Pool(`http://127.0.0.1:${port}`, {
      connections,
      pipelining: 1,
      connectTimeout: 5_000,
      headersTimeout: answerWithinMilliseconds,
      bodyTimeout: answerWithinMilliseconds,
    });
  }

  async ask({ method, path, body, headers }: Request): Promise<Outcome> {
    try {
      const answer = await this.pool.request({
        method,
        path: `/api/v1${path}`,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const contentType = String(answer.headers['content-type']);
      return { kind: 'answered', status: answer.statusCode, body: await answer.body.text(), contentType };
    } catch (error) {
      const code = errnoOf(error);
      if (code === 'ECONNREFUSED') return { kind: 'refused' };
      return { kind: 'cut-off', reason: code ?? String(error) };
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
