import type { FormContext, FormKey, Level } from '#vybory/forms';
import { text } from '#vybory/language';
import { entitled, readIdentity } from './acting-body.js';
import type { BodyDefinition, CampaignDefinition, ContestDefinition, FormUse, Stage } from './definition.js';
import type { CampaignEvent } from './events.js';
import { FormContexts } from './form-contexts.js';
import { type FormShape, type ResolvedKey, resolveSlotKey } from './slot-key.js';
import { stageTitle } from './stage-title.js';
import { evolve, type KnownCampaign } from './state.js';
import type { TerritoryIndex } from './territory.js';
import { granted, type Refusal, refuse, type Verdict } from './verdict.js';

/** A slot that a unit owes. */
export interface ExpectedSlot {
  readonly form: FormKey;
  readonly key: string;
  /** Local date and time, `YYYY-MM-DDTHH:MM`, after which it is late; absent: no term is set. */
  readonly due?: string;
}

/** A form that every unit of its level owes. */
export interface OwedForm {
  readonly use: FormUse;
  readonly form: FormShape;
}

/**
 * What intake and processing ask of one campaign for every submission. Built once per campaign from its state and the
 * form catalogue, then kept current by handing it every campaign event in log order. Answers cost map look-ups.
 */
export class CampaignRuntime {
  private state: KnownCampaign;
  private readonly country: string;
  private readonly uses: ReadonlyMap<string, FormUse>;
  private readonly bodies: ReadonlyMap<string, BodyDefinition>;
  private readonly contexts: FormContexts;
  private readonly owed = new Map<Level, readonly OwedForm[]>();
  private readonly contestsOfUnit = new Map<string, readonly ContestDefinition[]>();

  /** @param forms the form catalogue by key; forms that the definition uses and the catalogue lacks owe nothing. */
  constructor(
    state: KnownCampaign,
    private readonly forms: ReadonlyMap<string, FormShape>,
  ) {
    this.state = state;
    const { definition, territory } = state;
    this.country = definition.territory.find((unit) => unit.level === 'country')?.code ?? '';
    this.uses = new Map(definition.forms.map((use) => [use.form, use]));
    this.bodies = new Map(definition.bodies.map((body) => [body.id, body]));
    this.contexts = new FormContexts(definition, territory);
  }

  /** Takes the next campaign event of the log. */
  apply(event: CampaignEvent): void {
    const next = evolve(this.state, event);
    if (next.status === 'known') this.state = next;
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

  /** How the campaign uses a form; undefined when it does not. */
  formUse(form: string): FormUse | undefined {
    return this.uses.get(form);
  }

  contest(id: string): ContestDefinition | undefined {
    return this.definition.contests.find((contest) => contest.id === id);
  }

  /** Whether the form may be submitted at the present stage. Code: `stage-closed-for-form`. */
  openNow(use: FormUse): Verdict {
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

  /** Whether the form is submitted for such a unit. Codes: `unit-unknown`, `unit-level`. */
  unitFits(form: FormShape, unit: string): Verdict {
    const level = this.territory.level(unit);
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
   * Whether a body (`<body id>` or `<body id>:<unit>`) may submit a form for a unit: for its own unit and everything inside it.
   * Codes: `body-unknown`, `body-unit-*`, `body-not-entitled`, `unit-not-covered`.
   */
  mayActFor(identity: string, use: FormUse, unit: string): Verdict {
    const actor = readIdentity(identity, this.bodies, this.territory, this.country);
    return actor.ok ? entitled(actor, use, unit, this.territory) : actor;
  }

  /** Canonical key of the slot that a submission is for; fills in the only contest. Codes: see `resolveSlotKey`. */
  resolveKey(form: FormShape, unit: string, key?: string): ResolvedKey | Refusal {
    const contests = form.slotKey.includes('contest') ? this.contestsOf(form.key, unit) : [];
    return resolveSlotKey(form.slotKey, { contests, turnoutSlots: this.definition.turnoutSlots }, key);
  }

  /** What the form must know to be validated. The same object for the same form, contest and unit (for precinct forms: for all precincts). */
  formContext(form: FormShape, contest: ContestDefinition | undefined, unit: string): FormContext {
    return this.contexts.of(form, contest, unit);
  }

  /** The slots that a unit owes, in the order of the definition's forms, contests and turnout slots; empty for an unknown unit. */
  expectedSlots(unit: string): readonly ExpectedSlot[] {
    const level = this.territory.level(unit);
    if (level === undefined) return [];
    return this.owedForms(level).flatMap(({ use, form }) => this.slotsOf(use, form, unit));
  }

  /** Forms that every unit of a level owes. */
  owedForms(level: Level): readonly OwedForm[] {
    const known = this.owed.get(level);
    if (known !== undefined) return known;
    const owed = this.definition.forms.flatMap((use) => {
      const form = this.forms.get(use.form);
      return form?.level === level && use.owed !== false ? [{ use, form }] : [];
    });
    this.owed.set(level, owed);
    return owed;
  }

  private slotsOf(use: FormUse, form: FormShape, unit: string): ExpectedSlot[] {
    const contests = form.slotKey.includes('contest') ? this.contestsOf(form.key, unit) : [undefined];
    const turnoutSlots = form.slotKey.includes('turnout-slot') ? this.definition.turnoutSlots : [undefined];
    return contests.flatMap((contest) =>
      turnoutSlots.map((slot) => {
        const key = [contest?.id, slot?.at].filter((part) => part !== undefined).join('+');
        const due = slot?.due === undefined ? use.due : `${this.definition.votingDay}T${slot.due}`;
        return { form: form.key, key, ...(due === undefined ? {} : { due }) };
      }),
    );
  }

  /** A contest decides only inside its territory. Cached per form and district, not per precinct. */
  private contestsOf(form: FormKey, unit: string): readonly ContestDefinition[] {
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
