import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { text } from '#vybory/language';
import { Problem, problemDocument } from './problem.js';
import { requestLanguage } from './request-language.js';

/** Turns what was thrown into a problem; rooms add what they know (an unavailable store, an overload). */
export type ProblemTranslation = (error: unknown) => Problem | undefined;

/** Writes every error as RFC 9457 problem details in the reader's language; what nobody foresaw is logged and becomes `internal-error`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly translations: readonly ProblemTranslation[] = []) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.write(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  private write(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.toProblem(error);
    if (problem.status >= 500) this.logger.error({ code: problem.code, route: request.routeOptions?.url, err: error });
    // A streamed answer has begun: the connection's end is the only signal left.
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const language = requestLanguage(request);
    void reply
      .status(problem.status)
      .headers({ ...problem.headers, 'content-language': language })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(problem, language)));
  }

  private toProblem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    for (const translate of this.translations) {
      const problem = translate(error);
      if (problem) return problem;
    }
    return fastifyProblem(error) ?? nestProblem(error) ?? internalError();
  }
}

function internalError(): Problem {
  return new Problem({
    status: 500,
    code: 'internal-error',
    title: text('Внутрішня помилка системи', 'Internal error'),
    detail: text(
      'Подія записана в журнал. Повторіть запит із тим самим Idempotency-Key: подане не буде враховано двічі',
      'It has been logged. Repeat the request with the same Idempotency-Key: nothing will be counted twice',
    ),
  });
}

const fastifyProblems: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new Problem({
      status: 413,
      code: 'body-too-large',
      title: text('Тіло запиту завелике', 'The request body is too large'),
      detail: text('Велику кількість форм надсилайте пакетом (submission-batches)', 'Send many forms as a batch (submission-batches)'),
    }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new Problem({
      status: 415,
      code: 'media-type-not-supported',
      title: text('Тип вмісту не підтримується', 'This content type is not supported'),
    }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () =>
    new Problem({ status: 400, code: 'body-empty', title: text('Тіло запиту порожнє', 'The request body is empty') }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Problem({
      status: 400,
      code: 'content-length-wrong',
      title: text('Розмір тіла не збігається з Content-Length', 'The body does not have the length that Content-Length says'),
    }),
  FST_ERR_BAD_URL: () =>
    new Problem({ status: 400, code: 'bad-url', title: text('Некоректна адреса', 'The address is malformed') }),
};

function fastifyProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return fastifyProblems[error.code]?.();
}

function nestProblem(error: unknown): Problem | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const status = error.getStatus();
  if (status === 404) {
    return new Problem({ status, code: 'not-found', title: text('Не знайдено', 'Not found') });
  }
  return new Problem({
    status,
    code: 'request-refused',
    title: text('Запит відхилено', 'The request was refused'),
    detail: { uk: error.message, en: error.message },
  });
}
