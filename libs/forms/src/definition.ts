import type { Text } from '#vybory/language';
import type { ArithmeticRule } from './arithmetic.js';
import type { BodyKey } from './bodies.js';
import type { DtoClass } from './field-registry.js';
import type { FieldDescription } from './fields.js';
import type { FieldError, FormCategory, FormKey, Level, SlotKeyPart, SubjectKind } from './form.js';
import type { PairRule } from './pairs.js';

export const documentKinds = [
  'act',
  'agreement',
  'application',
  'autobiography',
  'copy',
  'copy-of-decision',
  'decision',
  'declaration',
  'demand',
  'extract',
  'list',
  'notice',
  'programme',
  'proposal',
  'protocol',
  'questionnaire',
  'rates',
  'record',
  'report',
  'signature-sheets',
  'statement',
  'submission',
  'text',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How often an item is submitted. */
export const cardinalities = ['once', 'on-change', 'periodic', 'per-precinct', 'per-region', 'per-election'] as const;
export type Cardinality = (typeof cardinalities)[number];

/** Order № 60, section 4: on paper (post, telegraph, fax) and in electronic form. */
export const carriers = ['electronic', 'paper'] as const;
export type Carrier = (typeof carriers)[number];

export const campaignKinds = ['presidential', 'parliamentary', 'referendum', 'local'] as const;
export type CampaignKind = (typeof campaignKinds)[number];

/** An item of the list of reports in order № 60 of 21 December 2001, section 3. */
export interface OrderItemDeclaration {
  /** Number of the item: `3.1.б.13`. Its second number is the kind of campaign. */
  readonly ref: string;
  readonly body: BodyKey;
  /** Ukrainian verbatim from the order. */
  readonly title: Text;
  readonly cardinality: Cardinality;
  /** Absent: those of the form. */
  readonly documentKinds?: readonly [DocumentKind, ...DocumentKind[]];
  /** Key of the item in the catalogue of the order; absent: that of the form. */
  readonly key?: string;
}

/** An item of the order with all that its form says of it. */
export interface OrderItem extends Required<OrderItemDeclaration> {
  readonly kind: CampaignKind;
  /** Form that is submitted for it. */
  readonly form: FormKey;
  /** Structure of the form: the name of its class's file. */
  readonly structure: string;
  readonly level: Level;
  readonly category: FormCategory;
  readonly carriers: readonly Carrier[];
}

/** One form of a structure. */
export interface FormDeclaration {
  /** Key in the catalogue. */
  readonly key: string;
  readonly title: Text;
  /** Absent: that of the structure. */
  readonly category?: FormCategory;
  /** Level of the territory that one submission speaks of. */
  readonly level: Level;
  /** What tells apart several slots of one unit, in the order in which the key names them. */
  readonly slotKey: readonly SlotKeyPart[];
  /** Kinds of subjects that the key names, for forms whose key has a subject. */
  readonly keySubjects?: readonly [SubjectKind, ...SubjectKind[]];
  readonly documentKinds: readonly [DocumentKind, ...DocumentKind[]];
  readonly items: readonly [OrderItemDeclaration, ...OrderItemDeclaration[]];
}

/** What the author of a structure writes in `@Structure(...)`: one class, and the forms that have its shape. */
export interface StructureDeclaration {
  /** Key of the structure; also the name of the file. */
  readonly key: string;
  readonly category: FormCategory;
  readonly forms: readonly [FormDeclaration, ...FormDeclaration[]];
  /** What must add up; a rule over fields that a form does not have is not a rule of that form. */
  readonly arithmetic?: readonly ArithmeticRule[];
  /** What must be stated together or never together; as with sums, only where the form has all the fields. */
  readonly pairs?: readonly PairRule[];
}

/** One form of the catalogue, ready for use. */
export interface FormDefinition<Values extends object = object> extends Omit<FormDeclaration, 'key' | 'items'> {
  readonly key: FormKey;
  readonly structure: string;
  readonly category: FormCategory;
  readonly items: readonly OrderItem[];
  readonly arithmetic: readonly ArithmeticRule[];
  readonly pairs: readonly PairRule[];
  /** The class-validator class: the source of the shape, for OpenAPI and for the ValidationPipe. */
  readonly dto: DtoClass<Values>;
  readonly fields: readonly FieldDescription[];
  /** SHA-256 of the canonical description of the form: changes when a text, a field or a rule changes. */
  readonly hash: string;
  /** All that is wrong with the shape of values; knows no campaign. An empty list that is shared when nothing is. */
  readonly validateShape: (values: unknown) => readonly FieldError[];
}
