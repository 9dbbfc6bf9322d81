import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';

export const submittingBodyHeader = 'vybory-body';

/**
 * Who acts, e.g. `territorial-commission:11` or `secretariat`. The one place where a request names its body: authentication
 * will replace this function, and nothing else.
 */
export function submittingBodyOf(request: Pick<FastifyRequest, 'headers'>): string {
  const header = request.headers[submittingBodyHeader];
  if (typeof header === 'string' && /^[a-z0-9-]{1,64}(:[A-Za-z0-9_-]{1,64})?$/.test(header)) return header;
  throw new Problem({
    status: 401,
    code: 'body-not-named',
    title: text('Не вказано суб’єкта надання інформації', 'The submitting body is not named'),
    detail: text(
      'Заголовок Vybory-Body має містити суб’єкта, наприклад «territorial-commission:11» або «secretariat»',
      'The header Vybory-Body must name it, e.g. "territorial-commission:11" or "secretariat"',
    ),
  });
}

export const SubmittingBody = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  submittingBodyOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws Problem 403 for everybody else */
export function onlySecretariat(body: string): void {
  if (body === 'secretariat') return;
  throw new Problem({
    status: 403,
    code: 'secretariat-only',
    title: text('Це може робити лише Секретаріат', 'Only the Secretariat may do this'),
  });
}
