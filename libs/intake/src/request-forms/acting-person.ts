import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ActingPerson } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { submittingBodyOf } from '../submitting-body.js';

export const personHeader = 'vybory-person';

/** Who acts for a unit. Like the unit itself, a header says it until there is authentication. */
export function actingPersonOf(request: Pick<FastifyRequest, 'headers'>): ActingPerson {
  const unit = submittingBodyOf(request);
  const person = request.headers[personHeader];
  if (typeof person === 'string' && /^[A-Za-z0-9._@-]{1,64}$/.test(person)) return { person, unit };
  throw new Problem({
    status: 401,
    code: 'person-not-named',
    title: text('Не вказано, хто діє', 'The acting person is not named'),
    detail: text(
      'Заголовок Vybory-Person має містити ідентифікатор особи: латинські літери, цифри, «.», «_», «@», «-»',
      'The header Vybory-Person must hold the id of a person: Latin letters, digits, ".", "_", "@", "-"',
    ),
  });
}

export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): ActingPerson =>
  actingPersonOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
