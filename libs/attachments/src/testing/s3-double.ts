import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Place } from '#vybory/platform';

/** What requests are answered with instead; `reset`: the connection ends without an answer. */
export type Fault = { readonly status: number; readonly code: string } | 'reset' | 'reset-while-answering';

interface Asked {
  readonly request: http.IncomingMessage;
  readonly body: Buffer;
  readonly breaksOff: boolean;
}

interface Stored {
  readonly bytes: Buffer;
  readonly type: string;
}

/**
 * As much of an S3-compatible store as the adapter speaks to, over a real connection: one bucket, PUT, GET with Range, HEAD. It
 * refuses other credentials, and content that has not the SHA-256 that the request says, as the real ones do.
 */
export class S3Double {
  readonly objects = new Map<string, Stored>();
  readonly requests: string[] = [];
  private readonly faults = new Map<string, Fault>();
  private readonly server = http.createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<S3Double> {
    const double = new S3Double();
    await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  place(spoolFolder: string): S3Place {
    const { port } = this.server.address() as AddressInfo;
    return {
      kind: 's3',
      bucket: 'evidence',
      prefix: 'vybory/files',
      region: 'ua-kyiv-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'known', secretAccessKey: 'secret' },
      spoolFolder,
    };
  }

  /** Until {@link recover}. */
  fail(method: 'GET' | 'PUT' | 'HEAD', fault: Fault): void {
    this.faults.set(method, fault);
  }

  recover(): void {
    this.faults.clear();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?', 1);
    this.requests.push(`${method} ${path}`);
    const fault = this.faults.get(method);
    if (fault === 'reset') {
      request.socket.destroy();
      return;
    }
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    if (typeof fault === 'object') refuse(response, fault.status, fault.code);
    else if (!isKnown(request)) refuse(response, 403, 'InvalidAccessKeyId');
    else this.serve(path, { request, body, breaksOff: fault !== undefined }, response);
  }

  private serve(path: string, { request, body, breaksOff }: Asked, response: http.ServerResponse): void {
    const { method, headers } = request;
    const [, bucket, key] = /^\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    if (bucket !== 'evidence') refuse(response, 404, 'NoSuchBucket');
    else if (key === undefined || key === '') response.end();
    else if (method === 'PUT') this.put(key, body, headers, response);
    else {
      const object = this.objects.get(key);
      if (object) get(object, headers.range, response, breaksOff);
      else refuse(response, 404, 'NoSuchKey');
    }
  }

  private put(key: string, bytes: Buffer, headers: http.IncomingHttpHeaders, response: http.ServerResponse): void {
    const sha256 = createHash('sha256').update(bytes).digest('base64');
    if (headers['x-amz-checksum-sha256'] !== sha256) {
      refuse(response, 400, 'BadDigest');
      return;
    }
    this.objects.set(key, { bytes, type: headers['content-type'] ?? '' });
    response.writeHead(200, { etag: '"x"' }).end();
  }
}

function isKnown({ headers }: http.IncomingMessage): boolean {
  return /Credential=known\/\d{8}\/ua-kyiv-1\/s3\//.test(headers.authorization ?? '');
}

/** Node leaves the body out of the answer to a HEAD. */
function get(object: Stored, range: string | undefined, response: http.ServerResponse, breaksOff: boolean): void {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const isPart = start !== undefined && end !== undefined;
  const bytes = isPart ? object.bytes.subarray(Number(start), Number(end) + 1) : object.bytes;
  response.writeHead(isPart ? 206 : 200, describe(object, bytes));
  if (breaksOff) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}

function describe({ type }: Stored, bytes: Buffer): http.OutgoingHttpHeaders {
  return { 'content-type': type, 'content-length': bytes.length, etag: '"x"' };
}

function refuse(response: http.ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}
