import type { WorkingDayCalendar } from '#vybory/calendar';
import type { FormKey, Level, SubjectKind } from '#vybory/forms';
import type { Text } from '#vybory/language';

/**
 * A campaign definition: everything that differs between elections and laws. Read from
 * `campaigns/<id>/campaign.json` or posted to the API; its JSON Schema is `campaignDefinitionSchema`.
 */
export interface CampaignDefinition {
  /** Lower-case letters, digits, hyphens; also the name of the campaign's event log. */
  readonly id: string;
  readonly kind: 'presidential' | 'parliamentary' | 'referendum' | 'local';
  readonly title: Text;
  /** First voting day, `YYYY-MM-DD` in the campaign's time zone. */
  readonly votingDay: string;
  /** IANA name. Times without an offset in forms are local to it. */
  readonly timeZone: string;
  readonly polls: { readonly open: string; readonly close: string };
  /** Country, regions and districts; precincts may be here too or be registered later through the API. */
  readonly territory: readonly TerritoryDefinition[];
  /** Lines that this law has and the closed vocabulary does not. */
  readonly vocabulary?: readonly { readonly name: string; readonly label: Text }[];
  readonly contests: readonly ContestDefinition[];
  /** Who takes part and is no unit of the territory; more may be registered later through the API. */
  readonly subjects?: readonly SubjectDefinition[];
  readonly turnoutSlots: readonly TurnoutSlotDefinition[];
  readonly bodies: readonly BodyDefinition[];
  readonly forms: readonly FormUse[];
  /** Who owes what by when. Absent: every unit of a used form's level owes it, and no term is set. */
  readonly duties?: readonly DutyDefinition[];
  /** Date rules that have a name, for duties and other rules to refer to. `polls-open` and `polls-close` are there always. */
  readonly dates?: readonly NamedDate[];
  /** Events, recorded in the course of the campaign, that duties and date rules wait for. */
  readonly happenings?: readonly HappeningDefinition[];
  /** First version of the calendar of working days; later ones are published in the course of the campaign. */
  readonly workingDays?: WorkingDayCalendar;
  readonly relations: readonly RelationUse[];
}

export interface TerritoryDefinition {
  /** Unique in the campaign, opaque, `[A-Za-z0-9_-]{1,64}`. A precinct's is `<district>-<number>`, e.g. `143-000004`: numbers repeat between districts. */
  readonly code: string;
  readonly level: Level;
  /** Absent for the country only. */
  readonly parent?: string;
  readonly name: Text;
  /** Number as printed on the protocol: text, leading zeros matter. */
  readonly number?: string;
  readonly kind?: PrecinctKind;
}

export const precinctKinds = [
  'ordinary',
  'special',
  'foreign',
  'military',
  'ship',
  'polar',
  'hospital',
  'penitentiary',
] as const;
export type PrecinctKind = (typeof precinctKinds)[number];

export interface ContestDefinition {
  /** `[a-z0-9-]{1,32}` */
  readonly id: string;
  readonly title: Text;
  /** Code of the territory whose voters decide it. */
  readonly territory: string;
  readonly contestants: readonly ContestantDefinition[];
  /** Lines of the precinct protocol, in the printed order. */
  readonly precinctLines: readonly LineUse[];
  /** Lines of the district protocol; absent: none is submitted. */
  readonly districtLines?: readonly LineUse[];
  /** Ballot boxes as rows of the precinct protocol. Absent: `none`. */
  readonly boxes?: 'none' | 'optional' | 'required';
}

export interface ContestantDefinition {
  /** `[A-Za-z0-9_-]{1,32}`, key in the map of votes. */
  readonly id: string;
  readonly no: number;
  readonly kind: 'candidate' | 'party' | 'answer';
  readonly name: Text;
  readonly struckOut?: boolean;
}

export interface LineUse {
  /** Name from the vocabulary. */
  readonly line: string;
  /** As printed: `8`, `3.1`. */
  readonly no: string;
  readonly label: Text;
  /** Absent: true. */
  readonly required?: boolean;
}

/** A party, a candidate, an outlet: who takes part, owes reports of its own or is reported on. */
export interface SubjectDefinition {
  /** `[A-Za-z0-9_-]{1,32}`, unique in the campaign over all kinds; nothing that has a meaning of its own in keys (a number, a day, a contest). */
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: Text;
  /** Place on a ballot, for candidates, parties and blocs. */
  readonly contestant?: { readonly contest: string; readonly id: string };
  /** Ids of the parties that a bloc is made of. */
  readonly members?: readonly string[];
  /** Code of the unit that it belongs to: of a council, of a candidate in one district. Absent: the whole country. */
  readonly territory?: string;
}

export interface TurnoutSlotDefinition {
  /** `HH:MM`, also its id. */
  readonly at: string;
}

export interface BodyDefinition {
  /** Key from the order's list, e.g. `territorial-commission`, or `secretariat`. */
  readonly id: string;
  readonly title: Text;
  /** One body per unit of this level; its identity is `<id>:<unit>`. `country`: a single body, identity `<id>`. */
  readonly level: Level;
  /** Instead of a single body for the country: one per subject of these kinds, identity `<id>:<subject>`. Only with the level `country`. */
  readonly subjects?: readonly SubjectKind[];
}

export const stages = ['announced', 'preparation', 'voting', 'tabulation', 'established', 'closed'] as const;
export type Stage = (typeof stages)[number];

/** Which bodies may submit a form, and when. Whether anybody owes it is said by its duty. */
export interface FormUse {
  readonly form: FormKey;
  readonly by: readonly string[];
  readonly stages: readonly Stage[];
  /** Contests that it is submitted for; absent: all (forms whose slot key has a contest). */
  readonly contests?: readonly string[];
  /** Carriers that must both arrive and agree before a slot is complete; what comes on another one is taken too. Absent: electronic. */
  readonly carriers?: readonly CarrierName[];
  /** Whether two registrars must read a paper alike. Absent: false. */
  readonly doubleEntry?: boolean;
  /** How paper is compared with the electronic version. Absent: all of it. */
  readonly compare?: CarrierComparison;
}

export const carrierNames = ['electronic', 'paper'] as const;
export type CarrierName = (typeof carrierNames)[number];

/** Paths as in the journal: `lines`, `votes.3`; each means everything below it too. */
export interface CarrierComparison {
  /** Only these are compared. Absent: everything. */
  readonly only?: readonly string[];
  /** What a paper may lack: not required of a paper entry, and compared only when the paper states it. */
  readonly absentOnPaper?: readonly string[];
}

/** What one slot is expected per. The first three say of whom; the others multiply, in the order of the slot's key. */
export const dutyParts = ['unit', 'precinct', 'once', 'contest', 'slot', 'subject', 'period'] as const;
export type DutyPart = (typeof dutyParts)[number];

/**
 * `due`: owed by everybody. `conditional`: owed once its happening was recorded for the unit or subject. `on-event`: any
 * number may come, none is missing.
 */
export const dutyKinds = ['due', 'conditional', 'on-event'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/**
 * What the term rests on. `law`: the law in force dates the submission; `anchor`: it dates the underlying act; `analogue`: a
 * later law or campaign does, to be confirmed by a person; `configured`: set for this campaign.
 */
export const dutyStatuses = ['law', 'anchor', 'analogue', 'configured'] as const;
export type DutyStatus = (typeof dutyStatuses)[number];

/** Which slots of a form are owed, and by when. */
export interface DutyDefinition {
  readonly form: FormKey;
  readonly kind: DutyKind;
  /** Absent: as the key of the form says. */
  readonly per?: readonly DutyPart[];
  /** Id of the body that owes it; absent: the first that may submit the form. */
  readonly by?: string;
  /** `notice`: the quick message is owed and not the signed protocol. */
  readonly document?: 'notice';
  /** Text of a date rule; absent: no term is set. */
  readonly due?: string;
  /** Name of the happening that makes a conditional duty one. */
  readonly when?: string;
  readonly status: DutyStatus;
  /** Clause, law, calendar plan. */
  readonly source?: string;
  /** Times before and after the term at which whoever has not submitted is reminded: `3 days`, `2 hours`. */
  readonly remind?: { readonly before?: readonly string[]; readonly after?: readonly string[] };
}

export interface NamedDate {
  readonly name: string;
  /** Text of a date rule of one date. */
  readonly rule: string;
  readonly source?: string;
}

export interface HappeningDefinition {
  readonly name: string;
  readonly title: Text;
  /** Whom it happens to. */
  readonly of: 'campaign' | 'unit' | 'subject';
  /** The form whose accepted version records it, for its unit or the subject in its key. Absent: only the Secretariat records it. */
  readonly recordedBy?: HappeningSource;
}

export interface HappeningSource {
  readonly form: FormKey;
  /** Path of the field that names the day, or day and time: `decisionAt`. Absent: the moment of the first acceptance. */
  readonly day?: string;
}

export type Severity = 'error' | 'act' | 'warning' | 'info';

/** A relation of `docs/relations.md` switched on, or one that the definition adds. */
export type RelationUse =
  | {
      readonly id: string;
      readonly severity: Severity;
      /** Thresholds that the relation documents. */
      readonly params?: Readonly<Record<string, number | string | boolean>>;
    }
  | LinearRelation;

/** `Σ left <op> Σ right` over one protocol. A term that has no value is handled by `missing`. */
export interface LinearRelation {
  readonly id: string;
  readonly severity: Severity;
  readonly form: FormKey;
  readonly left: readonly Term[];
  readonly op: '=' | '<=' | '<' | '>=' | '>';
  readonly right: readonly Term[];
  readonly text: Text;
  /** `skip-any` (default): not judged when any term has no value; `skip-all`: only when none has; `never`: a missing value counts as 0. */
  readonly missing?: 'skip-any' | 'skip-all' | 'never';
}

export type Term =
  | { readonly line: string; readonly times?: number }
  /** Sum of the votes for all contestants. */
  | { readonly votes: 'sum'; readonly times?: number }
  /** Ballots found in boxes of a kind, row by row. */
  | { readonly boxes: 'all' | 'stationary' | 'portable'; readonly times?: number }
  | { readonly constant: number };
