import type { Text } from '#vybory/language';
import type { DtoClass, FieldDescription } from './fields.js';
import type { FieldError, FormCategory, FormKey, Level, SlotKeyPart } from './form.js';

export type DocumentKind = 'notice' | 'protocol' | 'decision';

/** An item of the list of reports in order № 60 of 21 December 2001, clause 3. */
export interface OrderItem {
  /** Number of the item in the catalogue: `3.1.б.13`. */
  readonly ref: string;
  /** Ukrainian verbatim from the order. */
  readonly title: Text;
}

/** What a form's author writes in `@Form(...)`. */
export interface FormDeclaration {
  /** Key in the catalogue; also the name of the form's file. */
  readonly key: string;
  readonly title: Text;
  readonly category: FormCategory;
  /** Level of the territory that one submission speaks of. */
  readonly level: Level;
  /** What tells apart several slots of one unit, in the order in which the key names them. */
  readonly slotKey: readonly SlotKeyPart[];
  readonly documentKinds: readonly [DocumentKind, ...DocumentKind[]];
  readonly items: readonly [OrderItem, ...OrderItem[]];
}

/** One form of the catalogue, ready for use. */
export interface FormDefinition<Values extends object = object> extends Omit<FormDeclaration, 'key'> {
  readonly key: FormKey;
  /** The class-validator class: the source of the shape, for OpenAPI and for the ValidationPipe. */
  readonly dto: DtoClass<Values>;
  readonly fields: readonly FieldDescription[];
  /** SHA-256 of the canonical description of the form: changes when a text, a field or a rule changes. */
  readonly hash: string;
  /** All that is wrong with the shape of values; knows no campaign. An empty list that is shared when nothing is. */
  readonly validateShape: (values: unknown) => readonly FieldError[];
}
