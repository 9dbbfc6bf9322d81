import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { onlySecretariat, submittingBodyOf } from './submitting-body.js';

/** A person of the Secretariat's primary-processing unit. */
export interface Registrar {
  readonly body: string;
  readonly person: string;
}

export const personHeader = 'vybory-person';

/**
 * Who of the Secretariat acts. Rules of two and three persons rest on it, so authentication will replace this function and
 * nothing else.
 * @throws Problem 401, 403
 */
function registrarOf(request: Pick<FastifyRequest, 'headers'>): Registrar {
  const body = submittingBodyOf(request);
  onlySecretariat(body);
  const person = request.headers[personHeader];
  if (typeof person === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(person)) return { body, person };
  throw new Problem({
    status: 401,
    code: 'person-not-named',
    title: text('Не вказано особу', 'The person is not named'),
    detail: text(
      'Заголовок Vybory-Person має містити ім’я реєстратора латиницею, наприклад «o.koval»',
      'The header Vybory-Person must name the registrar, e.g. "o.koval"',
    ),
  });
}

export const ActingRegistrar = createParamDecorator((_: unknown, context: ExecutionContext): Registrar =>
  registrarOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
