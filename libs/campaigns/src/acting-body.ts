import { text } from '#vybory/language';
import type { BodyDefinition, FormUse } from './definition.js';
import type { TerritoryIndex } from './territory.js';
import { granted, type Refusal, refuse, type Verdict } from './verdict.js';

/** Who acts: a body of the campaign and, unless it is a single one for the country, the unit that it is the body of. */
export interface ActingBody {
  readonly ok: true;
  readonly body: BodyDefinition;
  /** The unit whose whole inside the body answers for. */
  readonly scope: string;
}

/**
 * Reads an identity, `<body id>` or `<body id>:<unit>`.
 * Codes: `body-unknown`, `body-unit-missing`, `body-unit-unknown`, `body-unit-level`, `body-unit-unexpected`.
 */
export function readIdentity(
  identity: string,
  bodies: ReadonlyMap<string, BodyDefinition>,
  territory: TerritoryIndex,
  country: string,
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
