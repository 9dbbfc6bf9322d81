import type { WorkingDayCalendar } from '#vybory/calendar';
import type { FormKey } from '#vybory/forms';

/** A happening of the definition took place, or its record is corrected: the latest record of the same subject stands. */
export interface HappeningRecorded {
  readonly type: 'HappeningRecorded';
  readonly data: {
    readonly name: string;
    /** ISO 8601 UTC with milliseconds. */
    readonly at: string;
    /** Given for happenings of units; holds for everything inside the unit. */
    readonly unit?: string;
    /** Given for happenings of subjects. */
    readonly subject?: string;
    /** The accepted version of a form that says so; absent: a person recorded it. */
    readonly toldBy?: ToldBy;
  };
}

/** One version of a slot. */
export interface ToldBy extends DutySlot {
  /** Ordinal of the version in its slot, from 1. */
  readonly n: number;
}

/** A further version of the calendar of working days; due dates are counted with it from now on. */
export interface WorkingDaysPublished {
  readonly type: 'WorkingDaysPublished';
  readonly data: { readonly calendar: WorkingDayCalendar };
}

/** E2 is set, or moved. */
export interface RepeatVoteCalled {
  readonly type: 'RepeatVoteCalled';
  readonly data: { readonly votingDay: string };
}

/** Units, and the commissions with them, that are no more: they owe nothing, and nothing is submitted for them. */
export interface UnitsDropped {
  readonly type: 'UnitsDropped';
  readonly data: { readonly units: readonly string[]; readonly reason: string };
}

export interface DutySlot {
  readonly form: FormKey;
  readonly unit: string;
  readonly key: string;
}

/** A slot is not owed any more by decision. */
export interface DutyWaived {
  readonly type: 'DutyWaived';
  readonly data: DutySlot & { readonly reason: string; /** Identity of who decided. */ readonly by: string };
}

export interface WaiverRevoked {
  readonly type: 'WaiverRevoked';
  readonly data: DutySlot & { readonly reason: string; readonly by: string };
}

export type CourseEvent = HappeningRecorded | WorkingDaysPublished | RepeatVoteCalled | UnitsDropped;

export type WaiverEvent = DutyWaived | WaiverRevoked;
