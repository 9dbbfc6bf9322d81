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

const personHeader = 'vybory-person';

/** @throws Problem 401, 403 */
function registrarOf(request: Pick<FastifyRequest, 'headers'>): Registrar {
  const body = submittingBodyOf(request);
  onlySecretariat(body);
  return { body, person: personOf(request) };
}

/**
 * Which person acts for the body that the request names. Rules of two and three persons rest on it, so authentication will
 * replace this function and nothing else.
 * @throws Problem 401
 */
export function personOf(request: Pick<FastifyRequest, 'headers'>): string {
  const person = request.headers[personHeader];
  if (typeof person === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(person)) return person;
  throw new Problem({
    status: 401,
    code: 'person-not-named',
    title: text('Не вказано особу', 'The person is not named'),
    detail: text(
      'Заголовок Vybory-Person має містити ім’я особи латиницею, наприклад «o.koval»',
      'The header Vybory-Person must name the person, e.g. "o.koval"',
    ),
  });
}

export const ActingRegistrar = createParamDecorator((_: unknown, context: ExecutionContext): Registrar =>
  registrarOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
