import type { Parameter } from '#vybory/api-document';

/** XLSX, as IANA has it. */
export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What requests of this room have in common. */
export const submittingBody: Parameter = {
  name: 'Vybory-Body',
  in: 'header',
  required: true,
  description: 'Who acts: `<kind>:<unit>` or `secretariat`. Authentication will take its place.',
  schema: { type: 'string', pattern: '^[a-z0-9-]{1,64}(:[A-Za-z0-9_-]{1,64})?$' },
  example: 'territorial-commission:1',
};

export const personParameter: Parameter = {
  name: 'Vybory-Person',
  in: 'header',
  required: true,
  description: 'Which person acts for the body. Authentication will take its place.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
  example: 'o.koval',
};

/** Codes of problems with a JSON body. */
export const unreadableBody = [
  'body-empty',
  'body-not-utf8',
  'body-not-json',
  'body-forbidden-name',
  'body-duplicate-name',
  'body-too-deep',
] as const;

/** Codes of problems with a body that is none of the campaign's (403). */
export const unknownSubmittingBody = [
  'body-unknown',
  'body-unit-missing',
  'body-unit-unknown',
  'body-unit-level',
  'body-unit-unexpected',
  'body-subject-missing',
  'body-subject-unknown',
  'body-subject-kind',
] as const;

/** Codes of problems with the body that acts, when only the Secretariat may. */
export const secretariatProblems = { 401: ['body-not-named'], 403: ['secretariat-only'] } as const;
