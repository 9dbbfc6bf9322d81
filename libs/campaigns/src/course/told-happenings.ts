import { instantOf, startOfDay, type Instant } from '#vybory/calendar';
import type { FormKey } from '#vybory/forms';
import type { CampaignDefinition, HappeningDefinition } from '../definition.js';
import type { ResolvedKey } from '../slot-key.js';
import type { CourseHistory } from './decide.js';
import type { HappeningRecorded, ToldBy } from './events.js';

/** A version whose figures count, as far as happenings are concerned. */
export interface VersionInForce extends ToldBy {
  readonly values: Readonly<Record<string, unknown>>;
  readonly acceptedAt: Instant;
}

/** What a version in force says that took place, and of whom. */
export interface ToldHappening {
  readonly name: string;
  /** Given for happenings of units. */
  readonly unit?: string;
  /** Given for happenings of subjects. */
  readonly subject?: string;
  readonly toldBy: ToldBy;
  /** As the form names it; undefined: it names none. */
  readonly stated: Instant | undefined;
  readonly acceptedAt: Instant;
}

interface TellableHappening extends Pick<HappeningDefinition, 'name' | 'of'> {
  /** Field that names the day. */
  readonly day: string | undefined;
}

/** Which forms of a campaign tell of which happenings. */
export class TellingForms {
  private readonly byForm = new Map<string, readonly TellableHappening[]>();

  constructor(
    private readonly definition: Pick<CampaignDefinition, 'happenings' | 'timeZone'>,
    /** Canonical parts of a slot's key; undefined for a key that the campaign does not have. */
    private readonly partsOf: (form: FormKey, unit: string, key: string) => ResolvedKey | undefined,
  ) {
    for (const { name, of, recordedBy } of definition.happenings ?? []) {
      if (recordedBy === undefined) continue;
      const { form, day } = recordedBy;
      this.byForm.set(form, [...(this.byForm.get(form) ?? []), { name, of, day }]);
    }
  }

  /** Whether anything happens by this form: one look into a map. */
  has(form: string): boolean {
    return this.byForm.has(form);
  }

  /** The quick message before a signed protocol tells nothing: it is not the document. */
  toldBy({ form, unit, key, n, values, acceptedAt }: VersionInForce): readonly ToldHappening[] {
    const parts = this.partsOf(form, unit, key);
    if (parts === undefined || parts.documentKind === 'notice') return [];
    return (this.byForm.get(form) ?? []).flatMap(({ name, of, day }) => {
      const whom = whomOf(of, unit, parts.subject?.id);
      if (whom === undefined) return [];
      return [{ name, ...whom, toldBy: { form, unit, key, n }, stated: this.statedIn(values, day), acceptedAt }];
    });
  }

  private statedIn(values: VersionInForce['values'], path: string | undefined): Instant | undefined {
    const written = path === undefined ? undefined : valueAt(values, path);
    if (typeof written !== 'string') return undefined;
    const { timeZone } = this.definition;
    return written.includes('T') ? instantOf(written, timeZone) : startOfDay(written, timeZone);
  }
}

/**
 * What is to be recorded. A day that the form names is recorded when it is another than the same slot named last, so that only what a
 * clarified version changes is a correction. Without one the first acceptance counts, and whatever is on record already stands. Told again,
 * or by a version that was superseded meanwhile, it is nothing.
 * @param history of the stream of the happening's unit or campaign
 */
export function decideTold(history: CourseHistory, told: ToldHappening): readonly HappeningRecorded[] {
  const { stated, acceptedAt, toldBy, ...whom } = told;
  const records = history.flatMap((event) =>
    event.type === 'HappeningRecorded' && isOfSame(event.data, whom) ? [event.data] : [],
  );
  if (stated === undefined && records.length > 0) return [];
  const own = records.findLast((record) => record.toldBy !== undefined && isSameSlot(record.toldBy, toldBy));
  if (own?.toldBy !== undefined && (own.toldBy.n >= toldBy.n || own.at === stated)) return [];
  return [{ type: 'HappeningRecorded', data: { ...whom, at: stated ?? acceptedAt, toldBy } }];
}

type Whom = Pick<ToldHappening, 'name' | 'unit' | 'subject'>;

/** Undefined: the slot is about nobody to whom it could have happened. */
function whomOf(
  of: HappeningDefinition['of'],
  unit: string,
  subject: string | undefined,
): Omit<Whom, 'name'> | undefined {
  switch (of) {
    case 'campaign':
      return {};
    case 'unit':
      return { unit };
    case 'subject':
      return subject === undefined ? undefined : { subject };
    default: {
      const never: never = of;
      return never;
    }
  }
}

function isOfSame(one: Whom, other: Whom): boolean {
  return one.name === other.name && one.unit === other.unit && one.subject === other.subject;
}

function isSameSlot(one: ToldBy, other: ToldBy): boolean {
  return one.form === other.form && one.unit === other.unit && one.key === other.key;
}

function valueAt(values: unknown, path: string): unknown {
  const [head = '', ...rest] = path.split('.');
  const member = isRecord(values) && Object.hasOwn(values, head) ? values[head] : undefined;
  return rest.length === 0 ? member : valueAt(member, rest.join('.'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
