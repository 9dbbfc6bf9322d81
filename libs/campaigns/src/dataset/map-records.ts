import type { JsonValue } from '#vybory/canonical-json';
import type { FormKey } from '#vybory/forms';
import type { TerritoryDefinition } from '../definition.js';
import type { PaperChannelName, PaperMapping, RegistryStep, SubmissionsStep } from './dataset.js';
import { type CsvRecord, Faults, holds, type RecordError } from './record.js';
import { fill } from './template.js';
import { mapObject, type RecordGroup } from './values.js';

/** A submission as `POST /campaigns/{campaign}/submissions` takes it, and the body that sends it. */
export interface MappedSubmission {
  readonly body: string;
  readonly form: FormKey;
  readonly unit: string;
  readonly key?: string;
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Of a record on paper. */
  readonly paper?: MappedPaper;
}

export interface MappedPaper {
  readonly person: string;
  readonly channel: PaperChannelName;
  readonly incomingNumber: string;
  readonly shelfMark: string;
}

export type Mapped<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly RecordError[] };

/** The precinct that a record of a registry step speaks of. */
export function mapUnit({ unit }: RegistryStep, record: CsvRecord): Mapped<TerritoryDefinition> {
  const faults = new Faults();
  const kind = unit.kind?.find(({ when }) => when === undefined || holds(when, record))?.kind;
  return outcome(faults, {
    code: fill(unit.code, record, 'unit.code', faults),
    level: 'precinct',
    parent: fill(unit.parent, record, 'unit.parent', faults),
    name: {
      uk: fill(unit.name.uk, record, 'unit.name.uk', faults),
      en: fill(unit.name.en, record, 'unit.name.en', faults),
    },
    number: fill(unit.number, record, 'unit.number', faults),
    ...(kind === undefined ? {} : { kind }),
  });
}

/** The submission that a record makes or, with `perUnit`, the records of one unit together. */
export function mapSubmission(step: SubmissionsStep, group: RecordGroup): Mapped<MappedSubmission> {
  const faults = new Faults();
  const [record] = group;
  const key = step.key === undefined ? undefined : fill(step.key, record, 'key', faults);
  return outcome(faults, {
    body: fill(step.body, record, 'body', faults),
    form: step.form,
    unit: fill(step.unit, record, 'unit', faults),
    ...(key === undefined ? {} : { key }),
    values: mapObject(step.values, group, 'values', faults),
    ...(step.paper === undefined ? {} : { paper: mapPaper(step.paper, record, faults) }),
  });
}

function mapPaper(
  { channel, incomingNumber, shelfMark, person }: PaperMapping,
  record: CsvRecord,
  faults: Faults,
): MappedPaper {
  return {
    channel,
    incomingNumber: fill(incomingNumber, record, 'paper.incomingNumber', faults),
    shelfMark: fill(shelfMark, record, 'paper.shelfMark', faults),
    person: fill(person, record, 'paper.person', faults),
  };
}

function outcome<T>({ found }: Faults, value: T): Mapped<T> {
  return found.length > 0 ? { ok: false, errors: found } : { ok: true, value };
}
