import {
  orderBodies,
  type ArithmeticRule,
  type FieldDescription,
  type FormDefinition,
  type OrderItem,
  type PairRule,
  type SubjectKind,
} from '#vybory/forms';
import type { Text } from '#vybory/language';

/** An item of order № 60 that a form serves. */
export interface ItemSummary {
  /** Number of the item, `3.1.б.13`. */
  readonly ref: string;
  readonly key: string;
  /** Kind of campaign. */
  readonly kind: string;
  readonly body: string;
  readonly bodyTitle: Text;
  readonly title: Text;
  readonly cardinality: string;
  readonly carriers: readonly string[];
  readonly documentKinds: readonly string[];
}

export interface FormSummary {
  readonly form: string;
  readonly title: Text;
  readonly category: string;
  readonly level: string;
  /** Name of the shape that it shares with other forms. */
  readonly structure: string;
  readonly slotKey: readonly string[];
  readonly documentKinds: readonly string[];
  /** Numbers of the items of order № 60 that it serves. */
  readonly order: readonly string[];
  readonly items: readonly ItemSummary[];
  readonly hash: string;
  /** Of a one-off request. */
  readonly version?: number;
}

export interface FormDetails extends FormSummary {
  readonly keySubjects?: readonly SubjectKind[];
  readonly fields: readonly FieldDescription[];
  readonly arithmetic: readonly ArithmeticRule[];
  readonly pairs: readonly PairRule[];
}

export function summaryOf(form: FormDefinition, version?: number): FormSummary {
  const { key, title, category, level, structure, slotKey, documentKinds, items, hash } = form;
  return {
    form: key,
    title,
    category,
    level,
    structure,
    slotKey,
    documentKinds,
    order: items.map(({ ref }) => ref),
    items: items.map(itemOf),
    hash,
    ...(version !== undefined && { version }),
  };
}

export function detailsOf(form: FormDefinition, version?: number): FormDetails {
  const { keySubjects, fields, arithmetic, pairs } = form;
  return { ...summaryOf(form, version), ...(keySubjects && { keySubjects }), fields, arithmetic, pairs };
}

function itemOf({ ref, key, kind, body, title, cardinality, carriers, documentKinds }: OrderItem): ItemSummary {
  const { title: bodyTitle } = orderBodies[body];
  return { ref, key, kind, body, bodyTitle, title, cardinality, carriers, documentKinds };
}
