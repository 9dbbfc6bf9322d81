import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noRoomForBody, uncountedBytes, type BodyClaim, type LargeBodies } from './large-bodies.js';

const mark = 'takesLargeBody';

/** The body of the route may be larger than others, and large ones are counted. */
export const TakesLargeBody = (): MethodDecorator => RouteConfig({ [mark]: true });

export interface LargeBodyLimits {
  /** Largest body in bytes. */
  readonly limit: number;
  readonly underWay: LargeBodies;
}

type Fastify = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

export function takeLargeBodies(fastify: Fastify, { limit, underWay }: LargeBodyLimits): void {
  fastify.addHook('onRoute', (route) => {
    if (isMarked(route.config)) route.bodyLimit = limit;
  });
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const body = isMarked(request.routeOptions.config)
      ? countedBody(payload, statedLength(request), { reply, limit, underWay })
      : payload;
    if (body === undefined) done(noRoomForBody());
    else done(null, body);
  });
}

interface Counting extends LargeBodyLimits {
  readonly reply: FastifyReply;
}

/** Undefined when there is no room for it. */
function countedBody(payload: Readable, stated: number | undefined, counting: Counting): Readable | undefined {
  const { reply, limit, underWay } = counting;
  // Too large a one is refused by the parser, before any of it is read.
  if (stated !== undefined && (stated <= uncountedBytes || stated > limit)) return payload;
  const claim = claimOf(reply, underWay);
  if (stated === undefined) return payload.pipe(new Counted(claim, payload));
  return claim.cover(stated) ? payload : undefined;
}

function isMarked(config: unknown): boolean {
  return typeof config === 'object' && config !== null && mark in config;
}

function statedLength({ headers }: FastifyRequest): number | undefined {
  const stated = headers['content-length'];
  return stated === undefined ? undefined : Number(stated);
}

/** Held until the request is answered or its client has gone. */
function claimOf(reply: FastifyReply, underWay: LargeBodies): BodyClaim {
  const claim = underWay.claim();
  reply.raw.once('close', () => claim.release());
  return claim;
}

/** A body that does not say how long it is: counted as it comes. */
class Counted extends Transform {
  private received = 0;

  constructor(
    private readonly claim: BodyClaim,
    source: Readable,
  ) {
    super();
    source.once('error', (error: Error) => this.destroy(error));
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.received += chunk.length;
    if (this.claim.cover(this.received)) done(null, chunk);
    else done(noRoomForBody());
  }
}
