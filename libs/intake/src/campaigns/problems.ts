import type { CampaignLifeRejection, RegistrationRejection, SubjectRejection } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';

export function definitionMalformed(errors: readonly ProblemError[]): Problem {
  return new Problem({
    status: 422,
    code: 'definition-malformed',
    title: text('Визначення містить помилки', 'The definition has errors'),
    detail: text(`Помилок: ${errors.length}. Нічого не збережено`, `${errors.length} error(s). Nothing was stored`),
    errors,
  });
}

export function lifeRefused(rejection: CampaignLifeRejection): Problem {
  const { code, message, ...extensions } = rejection;
  return new Problem({
    status: code === 'campaign-unknown' ? 404 : 409,
    code,
    title: text('Кампанія цього не допускає', 'The campaign does not allow this'),
    detail: message,
    extensions,
  });
}

/** Each parent's units are stored all or none; what is told here was not stored, the rest was. */
export function registrationRefused(rejections: readonly RegistrationRejection[]): Problem {
  return new Problem({
    status: 409,
    code: 'territories-refused',
    title: text('Не всі територіальні одиниці зареєстровано', 'Not all units were registered'),
    errors: rejections.flatMap((rejection): readonly ProblemError[] => {
      const { code, message } = rejection;
      return 'errors' in rejection ? rejection.errors : [{ path: '', code, message }];
    }),
  });
}

export function subjectsRefused(rejection: SubjectRejection): Problem {
  const { code, message } = rejection;
  return new Problem({
    status: code === 'campaign-unknown' || code === 'subject-unknown' ? 404 : 409,
    code,
    title: text('Кампанія цього не допускає', 'The campaign does not allow this'),
    detail: message,
    ...(code === 'subjects-invalid' && { errors: rejection.errors }),
    ...(code === 'subjects-differ' && { extensions: { subjects: rejection.subjects } }),
    ...(code === 'subject-withdrawn' && { extensions: { withdrawal: { ...rejection.withdrawal } } }),
  });
}
