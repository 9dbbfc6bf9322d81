import type { FormContext } from '#vybory/forms';
import { text } from '#vybory/language';
import { type ActingBody, entitled, entitledAbout, type KnownBodies, readIdentity } from './acting-body.js';
import { TellingForms } from './course/told-happenings.js';
import type { CampaignDefinition, ContestDefinition, FormUse, Stage, SubjectDefinition } from './definition.js';
import { DutyBook } from './duties/duty-book.js';
import type { DutyChange, ExpectedSlot } from './duties/expected-slot.js';
import type { CampaignEvent } from './events.js';
import { FormContexts } from './form-contexts.js';
import { dutyOfRequest } from './request-forms/request-duty.js';
import type { RequestFormBook } from './request-forms/request-form-book.js';
import { type FormShape, type ResolvedKey, resolveSlotKey } from './slot-key.js';
import { stageTitle } from './stage-title.js';
import { evolve, type KnownCampaign } from './state.js';
import type { SubjectIndex } from './subject-index.js';
import type { TerritoryIndex } from './territory.js';
import { granted, type Refusal, refuse, type Verdict } from './verdict.js';

/**
 * What intake and processing ask of one campaign for every submission. Built once per campaign from its state and the
 * form catalogue, then kept current by handing it every campaign event in log order. Answers cost map look-ups.
 */
export class CampaignRuntime {
  private state: KnownCampaign;
  private readonly uses: ReadonlyMap<string, FormUse>;
  private readonly bodies: KnownBodies;
  private readonly contexts: FormContexts;
  /** Which slots are owed, by whom and when. */
  readonly duties: DutyBook;
  /** Which forms record happenings when they are accepted. */
  readonly telling: TellingForms;
  private readonly contestsOfUnit = new Map<string, readonly ContestDefinition[]>();

  /** @param forms the form catalogue by key; forms that the definition uses and the catalogue lacks owe nothing. */
  constructor(state: KnownCampaign, forms: ReadonlyMap<string, FormShape>) {
    this.state = state;
    const { definition, territory, subjects, course } = state;
    this.uses = new Map(definition.forms.map((use) => [use.form, use]));
    this.bodies = {
      bodies: new Map(definition.bodies.map((body) => [body.id, body])),
      territory,
      subjects,
      country: definition.territory.find((unit) => unit.level === 'country')?.code ?? '',
    };
    this.contexts = new FormContexts(territory, subjects);
    const contestsOf = this.contestsOf.bind(this);
    this.duties = new DutyBook({ definition, territory, subjects, course, forms, contestsOf });
    this.telling = new TellingForms(definition, (key, unit, slot) => {
      const form = forms.get(key);
      const resolved = form === undefined ? undefined : this.resolveKey(form, unit, slot);
      return resolved?.ok === true ? resolved : undefined;
    });
    for (const key of state.requestForms.inForce()) this.askNow(key);
  }

  /** Takes the next campaign event of the log. */
  apply(event: CampaignEvent): void {
    const next = evolve(this.state, event);
    if (next.status === 'known') this.state = next;
    if (event.type === 'RequestFormApproved' || event.type === 'RequestFormWithdrawn') this.askNow(event.data.key);
  }

  /** The same, and what it changed for whom. Costs as much as the slots that may be concerned. */
  applyTold(event: CampaignEvent): readonly DutyChange[] {
    return this.duties.changesBy(event, () => this.apply(event));
  }

  /** The state behind it, for deciders. */
  get known(): KnownCampaign {
    return this.state;
  }

  get id(): string {
    return this.definition.id;
  }

  get stage(): Stage {
    return this.state.stage;
  }

  get definition(): CampaignDefinition {
    return this.state.definition;
  }

  get definitionHash(): string {
    return this.state.definitionHash;
  }

  get territory(): TerritoryIndex {
    return this.state.territory;
  }

  get subjects(): SubjectIndex {
    return this.state.subjects;
  }

  /** One-off requests: forms that the campaign has beside those of the catalogue. */
  get requestForms(): RequestFormBook {
    return this.state.requestForms;
  }

  /** How the campaign uses a form, of the catalogue or of a one-off request; undefined when it does not. */
  formUse(form: string): FormUse | undefined {
    return this.uses.get(form) ?? this.requestForms.use(form);
  }

  contest(id: string): ContestDefinition | undefined {
    return this.definition.contests.find((contest) => contest.id === id);
  }

  /** Whether the form may be submitted at the present stage. Codes: `stage-closed-for-form`, `request-taken-back`. */
  openNow(use: FormUse): Verdict {
    if (this.requestForms.isTakenBack(use.form)) {
      return refuse(
        'request-taken-back',
        text(`Запит «${use.form}» відкликано.`, `The request "${use.form}" was taken back.`),
      );
    }
    if (use.stages.includes(this.stage)) return granted;
    return refuse(
      'stage-closed-for-form',
      text(
        `На етапі «${stageTitle[this.stage].uk}» форма «${use.form}» не приймається.`,
        `The form "${use.form}" is not taken at the stage "${stageTitle[this.stage].en}".`,
      ),
      { expected: [...use.stages], actual: this.stage },
    );
  }

  /** Whether the form is submitted for such a unit. Codes: `unit-unknown`, `unit-dropped`, `unit-level`. */
  unitFits(form: FormShape, unit: string): Verdict {
    const level = this.territory.level(unit);
    if (this.state.course.isDropped(unit)) {
      return refuse(
        'unit-dropped',
        text(`Територіальної одиниці «${unit}» більше немає.`, `The unit "${unit}" is no more.`),
        { actual: unit },
      );
    }
    if (level === form.level) return granted;
    if (level === undefined) {
      return refuse(
        'unit-unknown',
        text(`Територіальної одиниці «${unit}» у кампанії немає.`, `The campaign has no unit "${unit}".`),
        { actual: unit },
      );
    }
    return refuse(
      'unit-level',
      text(
        `Форма «${form.key}» не подається за одиницю «${unit}».`,
        `The form "${form.key}" is not submitted for "${unit}".`,
      ),
      { expected: form.level, actual: level },
    );
  }

  /**
   * Whether a body (`<body id>`, `<body id>:<unit>` or `<body id>:<subject>`) may submit a form for a unit: for its own unit and
   * everything inside it. Codes: `body-unknown`, `body-unit-*`, `body-subject-*`, `body-not-entitled`, `unit-not-covered`.
   */
  mayActFor(identity: string, use: FormUse, unit: string): ActingBody | Refusal {
    const actor = readIdentity(identity, this.bodies);
    if (!actor.ok) return actor;
    const verdict = entitled(actor, use, unit, this.territory);
    return verdict.ok ? actor : verdict;
  }

  /** Whether a body is one of the campaign. Codes: `body-unknown`, `body-unit-*`, `body-subject-*`. */
  knowsBody(identity: string): Verdict {
    const actor = readIdentity(identity, this.bodies);
    return actor.ok ? granted : actor;
  }

  /** Whether that body may submit for a subject. Codes: `subject-not-own`, `subject-not-covered`. */
  mayActAbout(actor: ActingBody, subject: SubjectDefinition | undefined): Verdict {
    return subject === undefined ? granted : entitledAbout(actor, subject, this.territory);
  }

  /**
   * Canonical key of the slot that a submission is for; fills in the only contest and the subject whose body acts.
   * Codes: see `resolveSlotKey`.
   */
  resolveKey(form: FormShape, unit: string, key?: string, actor?: ActingBody): ResolvedKey | Refusal {
    const { slotKey, keySubjects = [] } = form;
    const contests = slotKey.includes('contest') ? this.contestsOf(form.key, unit) : [];
    const { turnoutSlots } = this.definition;
    const subject = (id: string): SubjectDefinition | undefined => {
      const found = this.subjects.get(id);
      return found !== undefined && keySubjects.includes(found.kind) ? found : undefined;
    };
    return resolveSlotKey(slotKey, { contests, turnoutSlots, subject, ownSubject: actor?.subject }, key);
  }

  /** What the form must know to be validated. The same object for the same form, contest and unit (for precinct forms: for all precincts). */
  formContext(form: FormShape, contest: ContestDefinition | undefined, unit: string): FormContext {
    return this.contexts.of(form, contest, unit);
  }

  /** The duty of a one-off request as it stands now. */
  private askNow(key: string): void {
    const { requestForms } = this;
    const [use, latest, design] = [requestForms.use(key), requestForms.latest(key), requestForms.designInForce(key)];
    if (use === undefined || latest === undefined || design === undefined) this.duties.dropRequest(key);
    else this.duties.request(dutyOfRequest(use.form, design), use, latest.definition);
  }

  /** The slots that a unit is expected to fill, in the order of the duties; empty for an unknown unit. */
  expectedSlots(unit: string): readonly ExpectedSlot[] {
    return this.duties.ofUnit(unit);
  }

  /** Subjects that a unit owes a form about: the country about all of them, a unit below it about those that belong inside it. */
  private subjectsOf(
    { level, slotKey, keySubjects = [] }: FormShape,
    unit: string,
  ): readonly (SubjectDefinition | undefined)[] {
    if (!slotKey.includes('subject')) return [undefined];
    const subjects = this.subjects.takingPart(keySubjects);
    if (level === 'country') return subjects;
    return subjects.filter(({ territory }) => territory !== undefined && this.territory.isWithin(territory, unit));
  }

  /** A contest decides only inside its territory. Cached per form and district, not per precinct. */
  private contestsOf(form: string, unit: string): readonly ContestDefinition[] {
    const place = this.territory.level(unit) === 'precinct' ? (this.territory.parent(unit) ?? unit) : unit;
    const cacheKey = `${form} ${place}`;
    const cached = this.contestsOfUnit.get(cacheKey);
    if (cached !== undefined) return cached;
    const limited = this.uses.get(form)?.contests;
    const contests = this.definition.contests.filter(
      ({ id, territory }) => (limited?.includes(id) ?? true) && this.territory.isWithin(place, territory),
    );
    if (this.territory.has(place)) this.contestsOfUnit.set(cacheKey, contests);
    return contests;
  }
}
