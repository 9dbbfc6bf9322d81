import { interceptors, Pool, type Dispatcher } from 'undici';

/** Problem details (RFC 9457) as the API answers them. */
export interface ApiProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly request: string,
    readonly problem: ApiProblem,
  ) {
    const errors = (problem.errors ?? []).slice(0, 5).map((e) => `\n  ${e.path}: ${e.message} (${e.code})`);
    super(`${request}: ${problem.status} ${problem.code}: ${problem.detail ?? problem.title}${errors.join('')}`);
  }
}

/** Where no server answers. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

type Method = 'GET' | 'POST' | 'PUT';

interface Content {
  readonly bytes: string | Uint8Array;
  readonly mediaType: string;
}

export interface ApiClientOptions {
  /** `http://host:port` */
  readonly url: string;
  readonly connections?: number;
  readonly language?: string;
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bytes as they are, e.g. a scanned document. */
export interface SentBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** While a server restarts its clients wait; every request is safe to repeat because every submission carries an idempotency key. */
const patience = {
  maxRetries: 30,
  minTimeout: 100,
  maxTimeout: 2_000,
  methods: ['GET', 'PUT', 'POST'] as Dispatcher.HttpMethod[],
  statusCodes: [502, 503, 504],
};

export class ApiClient {
  private readonly pool: Pool;
  private readonly dispatcher: Dispatcher;
  private readonly language: string;

  constructor({ url, connections = 8, language = 'uk' }: ApiClientOptions) {
    this.pool = new Pool(url, { connections, pipelining: 1 });
    this.dispatcher = this.pool.compose(interceptors.retry(patience));
    this.language = language;
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  /** The newest answer. @throws ApiError, ServerUnreachable */
  async get<Answer>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send<Answer>('GET', path, { headers: { 'cache-control': 'no-cache', ...headers } });
  }

  /** @throws ApiError, ServerUnreachable */
  async post<Answer>(path: string, sent: Sent): Promise<Answer> {
    return this.send<Answer>('POST', path, sent);
  }

  /** @throws ApiError, ServerUnreachable */
  async postBytes<Answer>(path: string, { bytes, mediaType, headers }: SentBytes): Promise<Answer> {
    return this.answerOf<Answer>('POST', path, { bytes, mediaType }, headers);
  }

  /** @throws ApiError, ServerUnreachable */
  async put<Answer>(path: string, sent: Sent): Promise<Answer> {
    return this.send<Answer>('PUT', path, sent);
  }

  private async send<Answer>(method: Method, path: string, { body, headers }: Sent): Promise<Answer> {
    const content = body === undefined ? undefined : { bytes: JSON.stringify(body), mediaType: 'application/json' };
    return this.answerOf<Answer>(method, path, content, headers);
  }

  private async answerOf<Answer>(
    method: Method,
    path: string,
    content: Content | undefined,
    headers: Sent['headers'],
  ): Promise<Answer> {
    const { statusCode, body } = await this.reach(method, path, content, headers);
    const answer = await body.text();
    if (statusCode < 300) return JSON.parse(answer) as Answer;
    throw new ApiError(`${method} ${path}`, problemOf(statusCode, answer));
  }

  private async reach(
    method: Method,
    path: string,
    content: Content | undefined,
    headers: Sent['headers'],
  ): Promise<Dispatcher.ResponseData> {
    try {
      return await this.dispatcher.request({
        origin: undefined as unknown as string,
        method,
        path: `/api/v1${path}`,
        headers: {
          'accept-language': this.language,
          ...(content !== undefined && { 'content-type': content.mediaType }),
          ...headers,
        },
        ...(content !== undefined && { body: content.bytes }),
      });
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && 'data' in error) {
        throw new ApiError(`${method} ${path}`, notReady(Number(error.statusCode)));
      }
      throw new ServerUnreachable(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

/** After all patience; the answers to what was repeated are not kept. */
function notReady(status: number): ApiProblem {
  const title = 'сервер не готовий, причина в /health/ready / the server is not ready, see /health/ready';
  return { status, code: 'server-not-ready', title };
}

function problemOf(status: number, content: string): ApiProblem {
  try {
    return { ...(JSON.parse(content) as ApiProblem), status };
  } catch {
    return { status, code: 'unreadable-answer', title: content.slice(0, 200) };
  }
}
