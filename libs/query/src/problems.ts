import { text } from '#vybory/language';
import { Problem, type ProblemTranslation } from '#vybory/platform';
import { isTransient } from '#vybory/views';

/** A database that is away while somebody reads. */
export const viewProblems: ProblemTranslation = (error) => {
  if (!isTransient(error)) return undefined;
  return new Problem({
    status: 503,
    code: 'views-unavailable',
    title: text('Дані тимчасово недоступні', 'The data are not available at the moment'),
    detail: text('Повторіть запит за кілька секунд', 'Repeat the request in a few seconds'),
    headers: { 'retry-after': '5' },
  });
};
