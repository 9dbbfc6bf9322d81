import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

const mark = 'takesBytes';

/** The route reads the body itself, as the bytes that come, whatever `Content-Type` says; only forms are refused (415). */
export const TakesBytes = (): MethodDecorator => RouteConfig({ [mark]: true });

export function takesBytes({ routeOptions: { config } }: FastifyRequest): boolean {
  return mark in config;
}

export function isFormData(contentType: string | undefined): boolean {
  return /^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(contentType ?? '');
}

export interface Patience {
  readonly bytes: number;
  readonly milliseconds: number;
}

/**
 * Takes what a client still sends after it was answered, so that it comes to reading the answer (RFC 9112, 9.6). Who goes on for more
 * than the patience is cut off.
 */
export function discardRest(request: IncomingMessage, { bytes, milliseconds }: Patience): void {
  if (request.readableEnded || request.destroyed) return;
  const cutOff = (): void => void request.socket.destroy();
  const overdue = setTimeout(cutOff, milliseconds);
  let left = bytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) cutOff();
  });
  request.once('close', () => clearTimeout(overdue));
  request.on('error', () => undefined);
}
