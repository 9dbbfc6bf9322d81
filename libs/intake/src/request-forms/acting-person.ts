import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ActingPerson } from '#vybory/campaigns';
import { personOf } from '../registrar.js';
import { submittingBodyOf } from '../submitting-body.js';

/** Who acts for a unit of the Secretariat or the Commission. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): ActingPerson => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { unit: submittingBodyOf(request), person: personOf(request) };
});
