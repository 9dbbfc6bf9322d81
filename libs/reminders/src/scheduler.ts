import { setTimeout as pause } from 'node:timers/promises';
import { v5 as nameBasedUuid } from 'uuid';
import type { CampaignRuntime, CompiledDuty } from '#vybory/campaigns';
import { handleCommand, logName, newEvent, streamName, type EventId, type EventLog } from '#vybory/event-log';
import { completenessView, missingByUnit, termsMissing, type ViewReader } from '#vybory/views';
import { plannedReminders, type PlannedReminder } from './plan.js';
import { decideReminder, evolveReminded, nothingReminded, reminderKey, reminderStream } from './reminder-stream.js';

export interface ReminderSchedulerOptions {
  readonly eventLog: EventLog;
  readonly reader: Pick<ViewReader, 'snapshot'>;
  readonly campaigns: () => readonly CampaignRuntime[];
  /** Whether anything may go out now: not while completeness is rebuilt. */
  readonly mayAct: () => Promise<boolean>;
  readonly onTrouble: (error: unknown) => void;
  readonly everyMilliseconds?: number;
}

/** Name space of the ids of reminders (RFC 9562, 5.5). */
const reminders = '4f9c1c5e-6a0e-4c53-9d0c-5b8a7c1f2d10';

/** Records reminders as they come due. What it has recorded is its only memory: it may be stopped, doubled or started anew at any time. */
export class ReminderScheduler {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: ReminderSchedulerOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Looks at the clock once. @returns how many events were recorded */
  async tick(now: Date): Promise<number> {
    if (!(await this.options.mayAct())) return 0;
    let recorded = 0;
    for (const campaign of this.options.campaigns()) {
      for (const duty of campaign.duties.duties) {
        if (duty.definition.remind !== undefined) recorded += await this.remindOf(campaign, duty, now);
      }
    }
    return recorded;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.tick(new Date()).catch(this.options.onTrouble);
      await pause(this.options.everyMilliseconds ?? 30_000, undefined, { signal }).catch(() => undefined);
    }
  }

  private async remindOf(campaign: CampaignRuntime, duty: CompiledDuty, now: Date): Promise<number> {
    const { timeZone } = campaign.definition;
    const { form } = duty.definition;
    const terms = await this.options.reader.snapshot(completenessView, campaign.id, (snapshot) =>
      termsMissing(snapshot, form),
    );
    let recorded = 0;
    for (const planned of plannedReminders(duty.definition, terms ?? [], timeZone, now)) {
      recorded += await this.record(campaign, duty, planned);
    }
    return recorded;
  }

  private async record(campaign: CampaignRuntime, duty: CompiledDuty, reminder: PlannedReminder): Promise<number> {
    const { form, due } = reminder;
    const level = campaign.definition.bodies.find(({ id }) => id === duty.by)?.level ?? 'country';
    const place = { form, due, level: level === 'precinct' ? ('district' as const) : level };
    const units = await this.options.reader.snapshot(completenessView, campaign.id, (snapshot) =>
      missingByUnit(snapshot, place),
    );
    const { decision, appended } = await handleCommand(this.options.eventLog, {
      log: logName(campaign.id),
      stream: streamName(reminderStream(campaign.id, form)),
      decider: { initial: nothingReminded, evolve: evolveReminded },
      decide: (state) => decideReminder(state, reminder, duty.by, units ?? []),
      eventsOf: (events) => events,
      toNewEvent: (event) =>
        newEvent(event, {
          actor: 'reminders',
          id: nameBasedUuid(`${campaign.id} ${form} ${reminderKey(reminder)} ${event.data.part}`, reminders) as EventId,
        }),
    });
    return appended === undefined ? 0 : decision.length;
  }
}
