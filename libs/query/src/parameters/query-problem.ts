import { text, type Text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';

/** 400: all parameters that are wrong, at once. */
export function badQuery(errors: readonly ProblemError[]): Problem {
  return new Problem({
    status: 400,
    code: 'query-invalid',
    title: text('Параметри запиту неправильні', 'The query parameters are not valid'),
    errors,
  });
}

/** 404 for a campaign, contest or territory that is not there. */
export function unknownThing(code: string, title: Text, actual: string): Problem {
  return new Problem({ status: 404, code, title, errors: [{ path: '', code, message: title, actual }] });
}
