import type { SubjectKind } from '#vybory/forms';
import { text } from '#vybory/language';
import type { BodyDefinition, FormUse, SubjectDefinition } from './definition.js';
import type { SubjectIndex } from './subject-index.js';
import type { TerritoryIndex } from './territory.js';
import { granted, type Refusal, refuse, type Verdict } from './verdict.js';

/** Who acts: a body of the campaign and, unless it is a single one for the country, the unit or the subject that it is the body of. */
export interface ActingBody {
  readonly ok: true;
  readonly body: BodyDefinition;
  /** The unit whose whole inside the body answers for. */
  readonly scope: string;
  /** The only subject that it may submit for; absent: no subject's body. */
  readonly subject?: SubjectDefinition;
}

/** What an identity may name. */
export interface KnownBodies {
  readonly bodies: ReadonlyMap<string, BodyDefinition>;
  readonly territory: TerritoryIndex;
  readonly subjects: SubjectIndex;
  readonly country: string;
}

/**
 * Reads an identity, `<body id>`, `<body id>:<unit>` or `<body id>:<subject>`. The body of a subject that has withdrawn still
 * acts: it corrects what it submitted and reports what it owed before.
 * Codes: `body-unknown`, `body-unit-missing`, `body-unit-unknown`, `body-unit-level`, `body-unit-unexpected`,
 * `body-subject-missing`, `body-subject-unknown`, `body-subject-kind`.
 */
export function readIdentity(
  identity: string,
  { bodies, territory, subjects, country }: KnownBodies,
): ActingBody | Refusal {
  const [id = '', unit, ...rest] = identity.split(':');
  const body = bodies.get(id);
  if (body === undefined || rest.length > 0) {
    return refuse(
      'body-unknown',
      text(
        `У кампанії немає суб’єкта надання інформації «${identity}».`,
        `The campaign has no submitting body "${identity}".`,
      ),
      { actual: identity },
    );
  }
  if (body.subjects !== undefined) return readSubject(body, body.subjects, unit, subjects, country);
  if (body.level === 'country') {
    return unit === undefined || unit === country ? { ok: true, body, scope: country } : unitUnexpected(body, unit);
  }
  if (unit === undefined) {
    return refuse(
      'body-unit-missing',
      text(
        `Вкажіть, якої територіальної одиниці це суб’єкт: «${id}:<код>».`,
        `Say which unit's body it is: "${id}:<code>".`,
      ),
      { expected: `${id}:<unit>`, actual: identity },
    );
  }
  const level = territory.level(unit);
  if (level === undefined) {
    return refuse('body-unit-unknown', text(`Територіальної одиниці «${unit}» немає.`, `There is no unit "${unit}".`), {
      actual: unit,
    });
  }
  if (level !== body.level) {
    return refuse(
      'body-unit-level',
      text(
        `Одиниця «${unit}» іншого рівня, ніж суб’єкт «${body.title.uk}».`,
        `The unit "${unit}" is not of the level of the body "${body.title.en}".`,
      ),
      { expected: body.level, actual: level },
    );
  }
  return { ok: true, body, scope: unit };
}

function readSubject(
  body: BodyDefinition,
  kinds: readonly SubjectKind[],
  id: string | undefined,
  subjects: SubjectIndex,
  country: string,
): ActingBody | Refusal {
  if (id === undefined) {
    return refuse(
      'body-subject-missing',
      text(
        `Вкажіть, якого учасника це суб’єкт: «${body.id}:<учасник>».`,
        `Say which subject's body it is: "${body.id}:<subject>".`,
      ),
      { expected: `${body.id}:<subject>`, actual: body.id },
    );
  }
  const subject = subjects.get(id);
  if (subject === undefined) {
    return refuse(
      'body-subject-unknown',
      text(`Учасника «${id}» у кампанії немає.`, `The campaign has no subject "${id}".`),
      { actual: id },
    );
  }
  if (!kinds.includes(subject.kind)) {
    return refuse(
      'body-subject-kind',
      text(
        `Учасник «${subject.name.uk}» не того виду, що суб’єкт «${body.title.uk}».`,
        `"${subject.name.en}" is not of the kind of the body "${body.title.en}".`,
      ),
      { expected: [...kinds], actual: subject.kind },
    );
  }
  return { ok: true, body, scope: country, subject };
}

/**
 * Whether a body may speak of a subject: a subject's body of its own only, a territory's of those that belong there or nowhere in
 * particular, others of all. Codes: `subject-not-own`, `subject-not-covered`.
 */
export function entitledAbout(
  { body, scope, subject: own }: ActingBody,
  { id, territory: place }: SubjectDefinition,
  territory: TerritoryIndex,
): Verdict {
  if (own !== undefined && own.id !== id) {
    return refuse(
      'subject-not-own',
      text(
        `Суб’єкт «${body.title.uk}» подає лише за себе («${own.id}»), а не за «${id}».`,
        `The body "${body.title.en}" submits for itself only ("${own.id}"), not for "${id}".`,
      ),
      { expected: own.id, actual: id },
    );
  }
  if (place === undefined || territory.isWithin(place, scope) || territory.isWithin(scope, place)) return granted;
  return refuse(
    'subject-not-covered',
    text(
      `Учасник «${id}» належить до «${place}», а не до території суб’єкта («${scope}»).`,
      `The subject "${id}" belongs to "${place}", not to the body's territory ("${scope}").`,
    ),
    { expected: scope, actual: place },
  );
}

/** Codes: `body-not-entitled` (the form is not this body's), `unit-not-covered` (the unit is not inside its territory). */
export function entitled(actor: ActingBody, use: FormUse, unit: string, territory: TerritoryIndex): Verdict {
  if (!use.by.includes(actor.body.id)) {
    return refuse(
      'body-not-entitled',
      text(
        `Суб’єкт «${actor.body.title.uk}» не подає форму «${use.form}».`,
        `The body "${actor.body.title.en}" does not submit the form "${use.form}".`,
      ),
      { expected: [...use.by], actual: actor.body.id },
    );
  }
  if (territory.isWithin(unit, actor.scope)) return granted;
  return refuse(
    'unit-not-covered',
    text(
      `Одиниця «${unit}» не належить до території суб’єкта («${actor.scope}»).`,
      `The unit "${unit}" is not inside the body's territory ("${actor.scope}").`,
    ),
    { expected: actor.scope, actual: unit },
  );
}

function unitUnexpected(body: BodyDefinition, unit: string): Refusal {
  return refuse(
    'body-unit-unexpected',
    text(
      `Суб’єкт «${body.title.uk}» один на країну: після «${body.id}» нічого не вказують.`,
      `There is one body "${body.title.en}" in the country: nothing follows "${body.id}".`,
    ),
    { expected: body.id, actual: `${body.id}:${unit}` },
  );
}
