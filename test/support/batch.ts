import http from 'node:http';
import type { IncomingMessage } from 'node:http';

export interface BatchLine {
  readonly line: number;
  readonly status: number;
  readonly receipt?: { readonly submission: string };
  readonly problem?: {
    readonly code: string;
    readonly errors?: readonly { readonly path: string; readonly code: string }[];
  };
}

export interface BatchOptions {
  readonly body?: string;
  readonly type?: string;
  readonly query?: string;
  readonly language?: string;
}

/** One batch request whose two directions the test drives by itself. */
export class Batch {
  private readonly request: http.ClientRequest;
  private readonly response: Promise<IncomingMessage>;
  private lines: AsyncIterator<string> | undefined;

  constructor(
    url: string,
    campaign: string,
    { body = 'secretariat', type = 'application/x-ndjson', query = '', language = 'en' }: BatchOptions = {},
  ) {
    this.request = http.request(`${url}/api/v1/campaigns/${campaign}/submission-batches${query}`, {
      method: 'POST',
      headers: { 'content-type': type, 'vybory-body': body, 'accept-language': language },
    });
    this.response = new Promise((resolve, reject) => {
      this.request.once('response', resolve);
      this.request.once('error', reject);
    });
    this.response.catch(() => undefined);
    this.request.on('error', () => undefined);
  }

  /** Resolves when the connection takes more. */
  async send(text: string | Buffer): Promise<void> {
    if (!this.request.write(text)) await new Promise((resolve) => this.request.once('drain', resolve));
  }

  end(): void {
    this.request.end();
  }

  /** Goes away without a word. */
  disconnect(): void {
    this.request.destroy();
  }

  async answer(): Promise<IncomingMessage> {
    return this.response;
  }

  /** The next result; undefined behind the last one. */
  async next(): Promise<BatchLine | undefined> {
    this.lines ??= textLines(await this.response);
    const { done, value } = await this.lines.next();
    return done === true ? undefined : (JSON.parse(value) as BatchLine);
  }

  async rest(): Promise<readonly BatchLine[]> {
    const results: BatchLine[] = [];
    for (let line = await this.next(); line; line = await this.next()) results.push(line);
    return results;
  }
}

async function* textLines(response: IncomingMessage): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    const lines = (text + String(chunk)).split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}

/** Sends everything at once and collects all results. */
export async function sendBatch(
  url: string,
  campaign: string,
  content: string | Buffer,
  options?: BatchOptions,
): Promise<readonly BatchLine[]> {
  const batch = new Batch(url, campaign, options);
  await batch.send(content);
  batch.end();
  return batch.rest();
}

/** `line status code path+code...` of a result, for a table of expectations. */
export function verdictOf({ line, status, receipt, problem }: BatchLine): string {
  const errors = (problem?.errors ?? []).map(({ path, code }) => `${path}:${code}`);
  return [line, status, receipt ? 'receipt' : (problem?.code ?? ''), ...errors].join(' ');
}
