import { weekendsOnly, type WorkingDayCalendar } from '#vybory/calendar';
import type { CampaignDefinition } from '../definition.js';
import type { CourseEvent, DutySlot, WaiverEvent } from './events.js';

export interface Waiver {
  readonly reason: string;
  readonly by: string;
}

/** What has happened in the course of a campaign that duties depend on. Grows in place: only the newest state may be asked. */
export class Course {
  private readonly calendars: WorkingDayCalendar[];
  private readonly happenings = new Map<string, string>();
  private readonly dropped = new Set<string>();
  private readonly waivers = new Map<string, Waiver>();
  private repeatVote: string | undefined;

  constructor({ workingDays = weekendsOnly }: Pick<CampaignDefinition, 'workingDays'>) {
    this.calendars = [workingDays];
  }

  /** The version that due dates are counted with now. */
  get calendar(): WorkingDayCalendar {
    return this.calendars.at(-1) ?? weekendsOnly;
  }

  get calendarVersions(): readonly WorkingDayCalendar[] {
    return this.calendars;
  }

  get secondVotingDay(): string | undefined {
    return this.repeatVote;
  }

  /** When it happened to a subject, a unit (or one above it), or the campaign; the nearest record counts. */
  happened(name: string, units: Iterable<string>, subject?: string): string | undefined {
    const own = subject === undefined ? undefined : this.happenings.get(happeningKey(name, '', subject));
    if (own !== undefined) return own;
    for (const unit of units) {
      const at = this.happenings.get(happeningKey(name, unit));
      if (at !== undefined) return at;
    }
    return this.happenings.get(happeningKey(name));
  }

  isDropped(unit: string): boolean {
    return this.dropped.has(unit);
  }

  waiverOf(slot: DutySlot): Waiver | undefined {
    return this.waivers.get(waiverKey(slot));
  }

  apply(event: CourseEvent | WaiverEvent): void {
    switch (event.type) {
      case 'HappeningRecorded': {
        const { name, at, unit, subject } = event.data;
        this.happenings.set(happeningKey(name, unit, subject), at);
        return;
      }
      case 'WorkingDaysPublished':
        this.calendars.push(event.data.calendar);
        return;
      case 'RepeatVoteCalled':
        this.repeatVote = event.data.votingDay;
        return;
      case 'UnitsDropped':
        for (const unit of event.data.units) this.dropped.add(unit);
        return;
      case 'DutyWaived':
        this.waivers.set(waiverKey(event.data), { reason: event.data.reason, by: event.data.by });
        return;
      case 'WaiverRevoked':
        this.waivers.delete(waiverKey(event.data));
        return;
      default: {
        const never: never = event;
        return never;
      }
    }
  }
}

function happeningKey(name: string, unit = '', subject = ''): string {
  return `${name} ${unit} ${subject}`;
}

function waiverKey({ form, unit, key }: DutySlot): string {
  return `${form} ${unit} ${key}`;
}
