import type { JsonValue } from '#vybory/canonical-json';
import type { Text } from '#vybory/language';

declare const brand: unique symbol;
/** Key of a form in the catalogue, e.g. `precinct-count-protocol`. */
export type FormKey = string & { readonly [brand]: 'FormKey' };

/** Level of the territory that a form is submitted for. */
export const levels = ['country', 'region', 'district', 'precinct'] as const;
export type Level = (typeof levels)[number];

/** What tells apart the slots that one reporting unit owes for one form. */
export type SlotKeyPart =
  /** Id of a contest of the campaign; may be left out when the campaign has one. */
  | 'contest'
  /** Id of a turnout slot of the campaign, e.g. `11:00`. */
  | 'turnout-slot'
  /** `notice` for the quick message; left out for the signed protocol («повідомлення та протокол», order № 60, 3.1.б.14). */
  | 'document-kind'
  /** Id of a subject of the campaign that the form is about; a body of that subject may leave its own out. */
  | 'subject'
  /** Last day of the period that is reported on, `YYYY-MM-DD` («за період», e.g. order № 60, 3.1.е.2). */
  | 'period'
  /** Number of the occasion, from 1, of forms that are submitted as often as something happens (order № 60, 3.1.д.5); left out for the first. */
  | 'occasion';

export const formCategories = [
  'formation',
  'composition',
  'nomination',
  'registration',
  'finance',
  'media',
  'observers',
  'ballots',
  'voter-lists',
  'turnout',
  'counting',
  'results',
  'complaints',
  'accreditation',
  'local',
] as const;
export type FormCategory = (typeof formCategories)[number];

/** Who takes part in a campaign and is no unit of the territory: order № 60, section 2, and those whom its forms speak of. */
export const subjectKinds = [
  'party',
  'bloc',
  'candidate',
  'nomination-meeting',
  'initiative-group',
  'media-outlet',
  'observer-sender',
  'council',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface SubjectInForm {
  /** `[A-Za-z0-9_-]{1,32}`, unique in the campaign over all kinds. */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: Text;
}

export interface UnitInForm {
  readonly code: string;
  readonly name: Text;
}

/** What the campaign says about one protocol line of one form: shown, ordered, required by the definition, never by code. */
export interface LineInForm {
  readonly name: string;
  /** Number as printed, e.g. `8` or `3.1`. */
  readonly no: string;
  readonly label: Text;
  readonly required: boolean;
}

export interface ContestantInForm {
  readonly id: string;
  readonly no: number;
  readonly name: Text;
  /** Struck out of the ballot: carries the mark «вибув» and no number. */
  readonly struckOut: boolean;
}

/** What a form must know of the campaign, the contest and the unit in order to be validated, templated or exemplified. */
export interface FormContext {
  readonly lines: readonly LineInForm[];
  readonly contestants: readonly ContestantInForm[];
  readonly boxes: 'none' | 'optional' | 'required';
  /** Whether a code names a precinct inside the unit that the form is submitted for. */
  readonly hasPrecinct: (code: string) => boolean;
  /** Level of a unit anywhere in the campaign; `undefined` for an unknown code. */
  readonly levelOfUnit: (code: string) => Level | undefined;
  readonly regions: () => readonly UnitInForm[];
  readonly subject: (id: string) => SubjectInForm | undefined;
  readonly subjects: (kinds: readonly SubjectKind[]) => readonly SubjectInForm[];
}

/** One thing that is wrong with the shape of submitted values. */
export interface FieldError {
  /** Path from the values' root: `lines.ballotsReceived`, `rows.3.precinct`; empty for the values as a whole. */
  readonly path: string;
  /** Stable, kebab-case, from the closed list `fieldErrorCodes`. */
  readonly code: string;
  readonly message: Text;
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
}
