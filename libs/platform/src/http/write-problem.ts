import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { defaultLanguage } from '#vybory/language';
import { problemDocument, type Problem } from './problem.js';
import { requestLanguage } from './request-language.js';

const problemType = 'application/problem+json; charset=utf-8';

/** In the reader's language, as RFC 9457 problem details. */
export function writeProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const language = requestLanguage(request);
  void reply
    .status(problem.status)
    .headers({ ...problem.headers, 'content-language': language })
    .type(problemType)
    .send(JSON.stringify(problemDocument(problem, language)));
}

/** To a connection on which no request could be read; it is closed, for nobody knows where the next one would begin. */
export function writeProblemToSocket(problem: Problem, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemDocument(problem, defaultLanguage));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${problemType}`,
    `content-language: ${defaultLanguage}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
