import { canonicalJson } from '#vybory/canonical-json';
import { instantOf, occurrencesOf, type CountingContext, type Instant, type Occurrences } from '#vybory/calendar';
import { text } from '#vybory/language';
import type { Course } from '../course/course.js';
import type {
  CampaignDefinition,
  ContestDefinition,
  DutyDefinition,
  DutyPart,
  FormUse,
  SubjectDefinition,
} from '../definition.js';
import type { CampaignEvent } from '../events.js';
import { isRequestFormEvent } from '../request-forms/events.js';
import type { FormShape } from '../slot-key.js';
import type { SubjectIndex } from '../subject-index.js';
import type { TerritoryIndex } from '../territory.js';
import { compileDuties, compileDuty, namedRules, type CompiledDuty, type NamedRules } from './compile-duties.js';
import type { DutyChange, ExpectedSlot } from './expected-slot.js';

/** What the campaign is when it is asked about duties. */
export interface DutyBookParts {
  readonly definition: CampaignDefinition;
  readonly territory: TerritoryIndex;
  readonly subjects: SubjectIndex;
  readonly course: Course;
  readonly forms: ReadonlyMap<string, FormShape>;
  /** Contests that a form is submitted for in a unit. */
  readonly contestsOf: (form: string, unit: string) => readonly ContestDefinition[];
}

const noTerm: ExpectedSlot['due'] = {
  kind: 'no-term',
  explanation: [text('Строку не встановлено.', 'No term is set.')],
};

/** Which slots are owed by whom and when, as the campaign stands now. Due dates are counted once per rule and event, not per slot. */
export class DutyBook {
  private readonly defined: readonly CompiledDuty[];
  /** Of one-off requests in force, by the key of the form. */
  private readonly requested = new Map<string, CompiledDuty>();
  private readonly rules: NamedRules;
  private counted = new Map<CompiledDuty, Map<string, Occurrences>>();
  private readonly byForm = new Map<string, readonly CompiledDuty[]>();

  constructor(private readonly parts: DutyBookParts) {
    this.rules = namedRules(parts.definition);
    this.defined = compileDuties(parts.definition, parts.forms, this.rules);
    for (const duty of this.defined) {
      const { form } = duty.definition;
      this.byForm.set(form, [...(this.byForm.get(form) ?? []), duty]);
    }
  }

  /** Those of the definition, then those of one-off requests. */
  get duties(): readonly CompiledDuty[] {
    return this.requested.size === 0 ? this.defined : [...this.defined, ...this.requested.values()];
  }

  /** What a one-off request asks now, in the place of what it asked before. */
  request(duty: DutyDefinition, use: FormUse, form: FormShape): void {
    const before = this.requested.get(duty.form);
    // A change tells everybody who waits for it; what stayed the same is none.
    if (before?.form === form && canonicalJson([before.definition, before.use]) === canonicalJson([duty, use])) return;
    const compiled = compileDuty(duty, use, form, this.rules);
    this.dropRequest(duty.form);
    this.requested.set(duty.form, compiled);
    this.byForm.set(duty.form, [compiled]);
  }

  /** The request asks nothing any more. */
  dropRequest(form: string): void {
    const before = this.requested.get(form);
    if (before === undefined) return;
    this.requested.delete(form);
    this.byForm.delete(form);
    this.counted.delete(before);
  }

  /** Everything that is expected, duty by duty, in the order of the definition and of the territory. */
  *all(): IterableIterator<ExpectedSlot> {
    for (const duty of this.duties) {
      for (const unit of this.parts.territory.codesOfLevel(duty.level)) yield* this.slotsOf(duty, unit);
    }
  }

  /** What one unit is expected to fill, in the order of the duties; empty for an unknown unit and for one that was dropped. */
  ofUnit(unit: string): readonly ExpectedSlot[] {
    const level = this.parts.territory.level(unit);
    return this.duties.flatMap((duty) => (duty.level === level ? this.slotsOf(duty, unit) : []));
  }

  /** Undefined: nobody owes it. */
  slot(form: string, unit: string, key: string): ExpectedSlot | undefined {
    const level = this.parts.territory.level(unit);
    for (const duty of this.byForm.get(form) ?? []) {
      if (duty.level !== level) continue;
      const found = this.slotsOf(duty, unit).find((slot) => slot.key === key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What an event changes; `apply` must make the campaign take it. Only slots that may be concerned are looked at. */
  changesBy(event: CampaignEvent, apply: () => void): readonly DutyChange[] {
    const concerned = this.concernedBy(event);
    const before = new Map<string, ExpectedSlot>();
    for (const slot of this.slotsIn(concerned)) before.set(address(slot), slot);
    apply();
    const changes: DutyChange[] = [];
    for (const after of this.slotsIn(concerned)) {
      const id = address(after);
      const earlier = before.get(id);
      before.delete(id);
      if (earlier === undefined) changes.push({ after });
      else if (!isSameDuty(earlier, after)) changes.push({ before: earlier, after });
    }
    for (const gone of before.values()) changes.push({ before: gone });
    return changes;
  }

  private *slotsIn({ duties, form, units, only }: Concerned): IterableIterator<ExpectedSlot> {
    const { territory } = this.parts;
    for (const duty of duties ?? this.byForm.get(form) ?? []) {
      const own = units?.filter((unit) => territory.level(unit) === duty.level) ?? territory.codesOfLevel(duty.level);
      for (const unit of own) {
        const slots = this.slotsOf(duty, unit);
        yield* only === undefined ? slots : slots.filter(({ key }) => key === only);
      }
    }
  }

  private concernedBy(event: CampaignEvent): Concerned {
    if (isRequestFormEvent(event)) return { form: event.data.key };
    const { duties } = this;
    switch (event.type) {
      case 'CampaignAnnounced':
        return { duties };
      case 'CampaignStageEntered':
        return { duties: [] };
      case 'TerritoriesRegistered':
        return { duties, units: event.data.units.map(({ code }) => code) };
      case 'UnitsDropped':
        return { duties, units: event.data.units };
      case 'HappeningRecorded': {
        const { name, unit } = event.data;
        const waiting = duties.filter(({ happenings }) => happenings.includes(name));
        return { duties: waiting, ...(unit !== undefined && { units: [...this.within(unit)] }) };
      }
      case 'WorkingDaysPublished':
        return { duties: duties.filter((duty) => duty.countsWorkingDays) };
      case 'RepeatVoteCalled':
        return { duties: duties.filter((duty) => duty.countsFromRepeatVote) };
      case 'SubjectsRegistered':
      case 'SubjectWithdrawn':
        return { duties: duties.filter(({ parts }) => parts.includes('subject')) };
      case 'DutyWaived':
      case 'WaiverRevoked': {
        const { form, unit, key } = event.data;
        return { duties: this.byForm.get(form) ?? [], units: [unit], only: key };
      }
      default: {
        const never: never = event;
        return never;
      }
    }
  }

  private *within(unit: string): IterableIterator<string> {
    yield unit;
    for (const child of this.parts.territory.children(unit)) yield* this.within(child);
  }

  private slotsOf(duty: CompiledDuty, unit: string): readonly ExpectedSlot[] {
    const { kind, form, document, when } = duty.definition;
    if (!duty.expectable || kind === 'on-event' || this.parts.course.isDropped(unit)) return [];
    const found = new Map<string, ExpectedSlot>();
    for (const { contest, subject } of this.partiesTo(duty, unit)) {
      if (when !== undefined && this.happened(when, unit, subject) === undefined) continue;
      for (const { key: occurrence, due } of this.dates(duty, unit, subject)) {
        const released = subject === undefined ? undefined : this.releaseFrom(due, subject);
        const key = keyOf(duty.parts, { contest, subject, occurrence, document });
        const waived = this.parts.course.waiverOf({ form, unit, key });
        const ended = { ...(waived !== undefined && { waived }), ...(released !== undefined && { released }) };
        found.set(key, { form, unit, key, kind, by: duty.by, due, ...ended });
      }
    }
    return [...found.values()];
  }

  /** The contests and subjects that it is owed for; a single empty pair when it is owed for none in particular. */
  private partiesTo({ parts, form }: CompiledDuty, unit: string): readonly Party[] {
    const contests = parts.includes('contest')
      ? this.parts.contestsOf(form.key, unit).map(({ id }) => id)
      : [undefined];
    if (!parts.includes('subject')) return contests.map((contest) => ({ contest, subject: undefined }));
    const subjects = this.subjectsOf(form, unit);
    return contests.flatMap((contest) =>
      subjects.filter((subject) => standsIn(subject, contest)).map(({ id }) => ({ contest, subject: id })),
    );
  }

  /** Subjects that a unit owes a form about: the country about all of them, a unit below it about those that belong inside it. */
  private subjectsOf({ level, keySubjects = [] }: FormShape, unit: string): readonly SubjectDefinition[] {
    const { subjects, territory } = this.parts;
    const fitting = [...subjects].filter(({ kind }) => keySubjects.includes(kind));
    if (level === 'country') return fitting;
    return fitting.filter(({ territory: place }) => place !== undefined && territory.isWithin(place, unit));
  }

  /** Who has withdrawn owes what was due before; from all else it is released from that moment on. */
  private releaseFrom(due: Dated['due'], subject: string): Instant | undefined {
    const withdrawal = this.parts.subjects.withdrawal(subject);
    if (withdrawal === undefined) return undefined;
    const from = instantOf(withdrawal.at, this.parts.definition.timeZone);
    return due.kind === 'at' && due.at < from ? undefined : from;
  }

  private dates(duty: CompiledDuty, unit: string, subject: string | undefined): readonly Dated[] {
    const { rule, parts } = duty;
    const occurrences = rule === undefined ? undefined : this.occurrences(duty, unit, subject);
    if (occurrences?.kind === 'known') {
      const [first] = occurrences.occurrences;
      if (parts.includes('slot') && rule?.kind !== 'slots' && first !== undefined) return this.everySlot(first.due);
      return occurrences.occurrences;
    }
    const due: Dated['due'] = occurrences?.kind === 'waits-for' ? occurrences : noTerm;
    if (rule?.kind === 'slots') return rule.slots.map(({ at }) => ({ key: at, due }));
    if (parts.includes('slot')) return this.everySlot(due);
    // Periods that nobody can count yet are not expected yet.
    return parts.includes('period') ? [] : [{ key: '', due }];
  }

  private everySlot(due: Dated['due']): readonly Dated[] {
    return this.parts.definition.turnoutSlots.map(({ at }) => ({ key: at, due }));
  }

  /** Counted once for everything that the count depends on. */
  private occurrences(duty: CompiledDuty, unit: string, subject: string | undefined): Occurrences {
    const { course, definition } = this.parts;
    const moments = duty.happenings.map((name) => this.happened(name, unit, subject) ?? '');
    const second = duty.countsFromRepeatVote ? course.secondVotingDay : undefined;
    const id = [...moments, second ?? '', duty.countsWorkingDays ? course.calendar.id : ''].join(' ');
    const counted = this.counted.get(duty) ?? new Map<string, Occurrences>();
    this.counted.set(duty, counted);
    const known = counted.get(id);
    if (known !== undefined || duty.rule === undefined) return known ?? { kind: 'on-event' };
    const context: CountingContext = {
      votingDay: definition.votingDay,
      timeZone: definition.timeZone,
      calendar: course.calendar,
      ...(second !== undefined && { secondVotingDay: second }),
      happened: (name) => this.happened(name, unit, subject),
      ruleNamed: (name) => this.rules.get(name),
    };
    const fresh = occurrencesOf(duty.rule, context);
    counted.set(id, fresh);
    return fresh;
  }

  private happened(name: string, unit: string, subject: string | undefined): string | undefined {
    return this.parts.course.happened(name, [unit, ...this.parts.territory.ancestors(unit)], subject);
  }
}

type Concerned = Narrowed &
  (
    | { readonly duties: readonly CompiledDuty[]; readonly form?: never }
    /** Whatever duties the form has before and after the event. */
    | { readonly duties?: never; readonly form: string }
  );

interface Narrowed {
  /** Absent: all of the duty's level. */
  readonly units?: readonly string[];
  /** Key of the only slot. */
  readonly only?: string;
}

interface Party {
  readonly contest: string | undefined;
  readonly subject: string | undefined;
}

interface Dated {
  readonly key: string;
  readonly due: ExpectedSlot['due'];
}

/** Who is on the ballot of one contest owes nothing about the others. */
function standsIn({ contestant }: SubjectDefinition, contest: string | undefined): boolean {
  return contest === undefined || contestant === undefined || contestant.contest === contest;
}

function keyOf(
  parts: readonly DutyPart[],
  {
    contest,
    subject,
    occurrence,
    document,
  }: Party & { readonly occurrence: string; readonly document: string | undefined },
): string {
  const values: Readonly<Partial<Record<DutyPart, string | undefined>>> = {
    contest,
    subject,
    slot: occurrence,
    period: occurrence,
  };
  return [...parts.map((part) => values[part]), document].filter((value) => value !== undefined).join('+');
}

function isSameDuty(one: ExpectedSlot, other: ExpectedSlot): boolean {
  return one.due === other.due && one.waived === other.waived && one.released === other.released;
}

function address({ form, unit, key }: ExpectedSlot): string {
  return `${form} ${unit} ${key}`;
}
