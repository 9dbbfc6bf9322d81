import type { FormKey } from '#vybory/forms';
import type { Text } from '#vybory/language';
import type { CarrierName, PrecinctKind, Stage } from '../definition.js';

/**
 * How CSV files are played through the API as one campaign. A CSV file is a list of *records*: texts by column. Steps are
 * played in order; the vocabulary of what may be done to a record is closed and explained in `campaigns/README.md`.
 */
export interface Dataset {
  /** Id of the campaign whose definition stands beside the dataset file. */
  readonly campaign: string;
  readonly title: Text;
  readonly steps: readonly DatasetStep[];
}

export type DatasetStep = RegistryStep | StageStep | SubmissionsStep | ActsStep;

/** Registers one precinct per record. */
export interface RegistryStep {
  readonly kind: 'registry';
  readonly title: Text;
  /** Path relative to the data folder; `.gz` is unpacked. */
  readonly csv: string;
  readonly unit: UnitMapping;
}

/** Takes the campaign to its next stage. */
export interface StageStep {
  readonly kind: 'stage';
  readonly stage: Stage;
}

/** Submits one form per record, or one per unit with a row per record (`perUnit`); electronically or, with `carrier`, on paper. */
export interface SubmissionsStep {
  readonly kind: 'submissions';
  readonly title: Text;
  readonly csv: string;
  readonly form: FormKey;
  readonly body: Template;
  readonly unit: Template;
  /** Key of the slot; absent: none, or the only contest. */
  readonly key?: Template;
  /** `record` (default): a submission per record; `unit`: the records of one unit make one submission. */
  readonly perUnit?: boolean;
  /** Records that are submitted; absent: all. */
  readonly where?: Condition;
  /** Column whose text gives the order of submission; equal ones keep the order of the file. Absent: the order of the file. */
  readonly orderBy?: string;
  readonly values: ObjectMapping;
  readonly clarifications?: Clarifications;
  /** `paper`: a registrar enters each record as a paper form; several papers of one slot come one after the other. */
  readonly carrier?: CarrierName;
  /** With `carrier: "paper"` only. */
  readonly paper?: PaperMapping;
}

/** The sheet of paper that a record is, and who enters it. */
export interface PaperMapping {
  readonly channel: PaperChannelName;
  readonly incomingNumber: Template;
  readonly shelfMark: Template;
  readonly person: Template;
}

export const paperChannelNames = ['post', 'telegraph', 'fax', 'courier'] as const;
export type PaperChannelName = (typeof paperChannelNames)[number];

/** Attaches a discrepancy act to every finding of the form's returned submissions whose findings are all of severity `act`. */
export interface ActsStep {
  readonly kind: 'acts';
  readonly title: Text;
  readonly form: FormKey;
  readonly explanation: string;
}

/**
 * Earlier values of some records. A record that has some is submitted with them first; after all records of the step it is
 * submitted again, as it stands, as a clarified version («Уточнений»).
 */
export type Clarifications = EarlierRecords | EarlierFields;

interface EarlierCommon {
  readonly csv: string;
  /** Evaluated over the records of both files; where the texts are equal they speak of the same thing. */
  readonly match: Template;
  readonly where?: Condition;
  /** Columns of this file that are named otherwise in the step's file. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** Each record holds a whole earlier version: its columns replace those of the same name. */
export interface EarlierRecords extends EarlierCommon {
  readonly kind: 'records';
}

/** Each record holds one earlier value: the name of the column that it was in and the value. */
export interface EarlierFields extends EarlierCommon {
  readonly kind: 'fields';
  readonly field: string;
  readonly value: string;
}

/**
 * Text with columns in braces: `{district}-{precinct}`. Alternatives are tried until one is not blank: `{precinct|guess}`,
 * `{district|'abroad'}`; what stands in single quotes is itself. All alternatives blank: the record is at fault.
 */
export type Template = string;

export interface UnitMapping {
  readonly code: Template;
  readonly parent: Template;
  readonly number: Template;
  readonly name: { readonly uk: Template; readonly en: Template };
  /** The first case whose condition holds; absent or none: no kind is given. */
  readonly kind?: readonly { readonly when?: Condition; readonly kind: PrecinctKind }[];
}

/** Holds when every test that is given does. A blank cell is neither below nor at least anything. */
export interface Condition {
  readonly column: string;
  readonly equals?: string;
  readonly below?: number;
  readonly atLeast?: number;
}

export type ObjectMapping = Readonly<Record<string, ValueMapping>>;

/** Exactly one member says what is made of the record. A blank cell leaves the value out, except where it says otherwise. */
export type ValueMapping =
  /** A whole number from a column. */
  | { readonly count: string }
  /** Whole numbers: by name from columns, or `v01..v39`: the columns of a numbered range, named `1` to `39`. */
  | { readonly counts: string | Readonly<Record<string, string>> }
  /** Sum of a column over the records of the unit. */
  | { readonly sum: string }
  | { readonly text: Template }
  /** Local date, with the time when the cell has one. */
  | { readonly dateTime: string; readonly formats: readonly DateTimeFormat[] }
  /** One row per record of the unit. */
  | { readonly rows: ObjectMapping }
  | { readonly boxes: BoxesMapping }
  | { readonly constant: string | number | boolean };

/** Formats of dates; a cell is read by the first that fits it. `yyyy-mm-ddThh:mm` also takes seconds, which are left out. */
export const dateTimeFormats = [
  'yyyy-mm-ddThh:mm',
  'yyyy-mm-dd',
  'dd.mm.yyyy hh:mm',
  'dd.mm.yyyy',
  'dd.mm.yy',
] as const;
export type DateTimeFormat = (typeof dateTimeFormats)[number];

/** Ballot boxes written in one cell, e.g. `S1=95;P1=25`; the rows come out by number, then kind. A blank cell: no `boxes`. */
export interface BoxesMapping {
  readonly column: string;
  /** Regular expression of one box with the groups `kind`, `number` and `ballots`; boxes must fill the cell without a gap. Blank `ballots`: `null`. */
  readonly pattern: string;
  readonly kinds: Readonly<Record<string, 'stationary' | 'portable'>>;
}
