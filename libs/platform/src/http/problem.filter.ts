import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { text } from '#vybory/language';
import { frameworkProblem, methodNotAllowed } from './framework-problems.js';
import { Problem } from './problem.js';
import { Routes } from './routes.js';
import { writeProblem } from './write-problem.js';

/** Turns what was thrown into a problem; rooms add what they know (an unavailable store, an overload). */
export type ProblemTranslation = (error: unknown) => Problem | undefined;

/** Writes every error as RFC 9457 problem details in the reader's language; what nobody foresaw is logged and becomes `internal-error`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(
    private readonly translations: readonly ProblemTranslation[] = [],
    private readonly routes: Routes = new Routes(),
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.write(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  private write(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.orOtherMethod(this.toProblem(error, request.routeOptions.bodyLimit), request);
    if (problem.status >= 500) this.logger.error({ code: problem.code, route: request.routeOptions.url, err: error });
    // A streamed answer has begun: the connection's end is the only signal left.
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    writeProblem(problem, request, reply);
  }

  /** No route took the request: is it the method, or the address? */
  private orOtherMethod(problem: Problem, { routeOptions, raw: { url = '' } }: FastifyRequest): Problem {
    if (problem.status !== 404 || routeOptions.url !== undefined) return problem;
    const methods = this.routes.methodsOf(url);
    return methods.length > 0 ? methodNotAllowed(methods) : problem;
  }

  private toProblem(error: unknown, bodyLimit: number): Problem {
    if (error instanceof Problem) return error;
    for (const translate of this.translations) {
      const problem = translate(error);
      if (problem) return problem;
    }
    return frameworkProblem(error, bodyLimit) ?? internalError();
  }
}

export function internalError(): Problem {
  return new Problem({
    status: 500,
    code: 'internal-error',
    title: text('Внутрішня помилка системи', 'Internal error'),
    detail: text(
      'Помилку записано до системного журналу. Повторіть запит із тим самим Idempotency-Key: подане не буде враховано двічі',
      'The error has been logged. Repeat the request with the same Idempotency-Key: nothing will be counted twice',
    ),
  });
}
