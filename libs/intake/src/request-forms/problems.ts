import type { RequestFormRejection } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';

export function requestMalformed(errors: readonly ProblemError[]): Problem {
  return new Problem({
    status: 422,
    code: 'request-malformed',
    title: text('Запит містить помилки', 'The request has errors'),
    detail: text(`Помилок: ${errors.length}. Нічого не збережено`, `${errors.length} error(s). Nothing was stored`),
    errors,
  });
}

export function requestUnknown(key: string): Problem {
  return new Problem({
    status: 404,
    code: 'request-unknown',
    title: text('Такої форми запиту немає', 'There is no such form of request'),
    extensions: { key: key.slice(0, 64) },
  });
}

export function requestRefused({ code, message, ...extensions }: RequestFormRejection): Problem {
  return new Problem({
    status: statusOf(code),
    code,
    title: text('Цього кроку зробити не можна', 'This step cannot be made'),
    detail: message,
    extensions,
  });
}

function statusOf(code: RequestFormRejection['code']): number {
  switch (code) {
    case 'campaign-unknown':
    case 'request-unknown':
      return 404;
    case 'unit-not-entitled':
    case 'own-request':
      return 403;
    case 'campaign-closed':
    case 'request-exists':
    case 'nothing-changed':
    case 'version-changed':
    case 'version-status':
      return 409;
    default: {
      const never: never = code;
      return never;
    }
  }
}
