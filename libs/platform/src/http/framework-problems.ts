import { HttpException } from '@nestjs/common';
import { text, type Text } from '#vybory/language';
import { bodyTooLarge } from './large-bodies.js';
import { Problem } from './problem.js';

const fastifyProblems: Readonly<Record<string, (bodyLimit: number) => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: bodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new Problem({
      status: 415,
      code: 'media-type-not-supported',
      title: text('Тип вмісту не підтримується', 'This content type is not supported'),
    }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Problem({
      status: 400,
      code: 'content-length-wrong',
      title: text(
        'Розмір тіла не збігається з Content-Length',
        'The body does not have the length that Content-Length says',
      ),
    }),
  FST_ERR_BAD_URL: () => badUrl(text('Некоректна адреса', 'The address is malformed')),
  FST_ERR_MAX_PARAM_LENGTH: () => badUrl(text('Адреса задовга', 'The address is too long'), 414),
};

function badUrl(title: Text, status = 400): Problem {
  return new Problem({ status, code: status === 414 ? 'url-too-long' : 'bad-url', title });
}

/** What the frameworks themselves refuse; undefined for every other error. @param bodyLimit bytes that the route takes */
export function frameworkProblem(error: unknown, bodyLimit: number): Problem | undefined {
  // Nest wraps what Fastify throws.
  if (!(error instanceof HttpException)) return fastifyProblem(error, bodyLimit);
  return (
    fastifyProblem(error.cause, bodyLimit) ?? (error.getStatus() === 404 ? notFound() : refused(error.getStatus()))
  );
}

function fastifyProblem(error: unknown, bodyLimit: number): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const known = fastifyProblems[error.code];
  if (known) return known(bodyLimit);
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return error.code.startsWith('FST_ERR_') && isClientStatus(status) ? refused(status) : undefined;
}

/** What is not HTTP, or more than the server takes, before any request is there to be answered. */
export function connectionProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const title = text(
      'Заголовки запиту або адреса завеликі',
      'The headers of the request or its address are too large',
    );
    return new Problem({ status: 431, code: 'headers-too-large', title });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const title = text('Запит не надійшов вчасно', 'The request did not arrive in time');
    return new Problem({ status: 408, code: 'request-timeout', title });
  }
  return new Problem({
    status: 400,
    code: 'bad-request',
    title: text('Це не запит HTTP', 'This is not an HTTP request'),
  });
}

export function methodNotAllowed(allowed: readonly string[]): Problem {
  return new Problem({
    status: 405,
    code: 'method-not-allowed',
    title: text('За цією адресою такий метод не підтримується', 'This address does not support the method'),
    headers: { allow: allowed.join(', ') },
  });
}

function notFound(): Problem {
  return new Problem({ status: 404, code: 'not-found', title: text('Не знайдено', 'Not found') });
}

function refused(status: number): Problem {
  return new Problem({ status, code: 'request-refused', title: text('Запит відхилено', 'The request was refused') });
}

function isClientStatus(status: unknown): status is number {
  return typeof status === 'number' && status >= 400 && status < 500;
}
