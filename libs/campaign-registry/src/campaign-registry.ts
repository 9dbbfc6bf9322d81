import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import {
  campaignEventTypes,
  campaignStream,
  CampaignRuntime,
  courseStream,
  decideCampaignLife,
  decideCourse,
  decideRegistration,
  decideRequestForm,
  decideSubjects,
  decideWaiver,
  evolve,
  evolveCampaignLife,
  evolveCourse,
  evolveRegistration,
  evolveRequestForm,
  evolveSubjects,
  evolveWaivers,
  initialCampaignLife,
  initialCampaignState,
  initialCourse,
  initialRegistration,
  initialRequestForm,
  initialSubjectRegister,
  initialWaivers,
  registrationsByParent,
  requestFormStream,
  scopeOf,
  subjectsStream,
  territoryStream,
  waiverStream,
  type CampaignDefinition,
  type CampaignEvent,
  type CampaignLifeCommand,
  type CampaignLifeRejection,
  type CourseCommand,
  type CourseRejection,
  type RegistrationRejection,
  type RequestFormCommand,
  type RequestFormRejection,
  type Stage,
  type SubjectCommand,
  type SubjectRejection,
  type TerritoryDefinition,
  type WaiverCommand,
  type WaiverRejection,
} from '#vybory/campaigns';
import {
  handleCommand,
  logName,
  newEvent,
  streamName,
  type Decider,
  type EventLog,
  type LogName,
  type RecordedEvent,
} from '#vybory/event-log';
import type { FormDefinition } from '#vybory/forms';
import { EVENT_LOG, FORM_CATALOGUE } from './tokens.js';

const pageSize = 1000;
const newLogsEveryMilliseconds = 500;
const pauseAfterTroubleMilliseconds = 500;

interface Followed {
  runtime: CampaignRuntime | undefined;
  through: number;
}

/** What somebody wants of one stream of a campaign. */
interface Change<State, Event extends CampaignEvent, Rejection> {
  readonly stream: string;
  readonly decider: Decider<State, Event>;
  readonly decide: (
    state: State,
  ) => { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly rejection: Rejection };
}

/** Since its version 2 what is owed stands in a list of duties. */
function schemaVersionOf({ type }: CampaignEvent): number {
  return type === 'CampaignAnnounced' ? 2 : 1;
}

/** Every campaign as it stands, in memory, kept current from the logs: what intake and the query side ask on every request. */
@Injectable()
export class CampaignRegistry implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(CampaignRegistry.name);
  private readonly followed = new Map<string, Followed>();
  private readonly stopped = new AbortController();
  private readonly following = new Set<Promise<void>>();
  private looking: Promise<void> | undefined;

  constructor(
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
    @Inject(FORM_CATALOGUE) private readonly forms: ReadonlyMap<string, FormDefinition>,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.followNewLogs();
    this.looking = this.keepLookingForLogs();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.looking;
    await Promise.all(this.following);
  }

  get(campaign: string): CampaignRuntime | undefined {
    return this.followed.get(campaign)?.runtime;
  }

  list(): readonly CampaignRuntime[] {
    return [...this.followed.values()].flatMap(({ runtime }) => runtime ?? []);
  }

  async announce(definition: CampaignDefinition, actor: string): Promise<CampaignLifeRejection | undefined> {
    return this.changeLife(definition.id, { type: 'AnnounceCampaign', definition }, actor);
  }

  async enterStage(campaign: string, stage: Stage, actor: string): Promise<CampaignLifeRejection | undefined> {
    return this.changeLife(campaign, { type: 'EnterStage', stage }, actor);
  }

  /** Registers units below what the campaign has; each parent's units are stored all or none. */
  async registerTerritories(
    campaign: CampaignRuntime,
    units: readonly TerritoryDefinition[],
    actor: string,
  ): Promise<readonly RegistrationRejection[]> {
    const rejections: RegistrationRejection[] = [];
    for (const command of registrationsByParent(units)) {
      const rejection = await this.store(campaign.id, actor, {
        stream: territoryStream(campaign.id, command.parent),
        decider: { initial: initialRegistration, evolve: evolveRegistration },
        decide: (state) => decideRegistration(state, command, campaign.known),
      });
      if (rejection) rejections.push(rejection);
    }
    await this.catchUp(logName(campaign.id));
    return rejections;
  }

  /** Registers or withdraws subjects; a batch is stored all or none. */
  async changeSubjects(
    campaign: CampaignRuntime,
    command: SubjectCommand,
    actor: string,
  ): Promise<SubjectRejection | undefined> {
    return this.change(campaign.id, actor, {
      stream: subjectsStream(campaign.id),
      decider: { initial: initialSubjectRegister, evolve: evolveSubjects },
      decide: (state) => decideSubjects(state, command, campaign.known),
    });
  }

  /** Takes what changes who owes what, or by when, in the course of the campaign. */
  async changeCourse(
    campaign: CampaignRuntime,
    command: CourseCommand,
    actor: string,
  ): Promise<CourseRejection | undefined> {
    return this.change(campaign.id, actor, {
      stream: courseStream(campaign.id, scopeOf(command)),
      decider: { initial: initialCourse, evolve: evolveCourse },
      decide: (state) => decideCourse(state, command, campaign.known),
    });
  }

  /** Releases from a duty, or takes that back. */
  async waive(campaign: CampaignRuntime, command: WaiverCommand, actor: string): Promise<WaiverRejection | undefined> {
    const { form, unit, key = '' } = command;
    return this.change(campaign.id, actor, {
      stream: waiverStream(campaign.id, form, unit),
      decider: { initial: initialWaivers, evolve: evolveWaivers },
      decide: (state) => decideWaiver(state, command, campaign.duties.slot(form, unit, key), actor),
    });
  }

  /** One step in the life of a one-off request. */
  async changeRequestForm(
    campaign: CampaignRuntime,
    command: RequestFormCommand,
  ): Promise<RequestFormRejection | undefined> {
    return this.change(campaign.id, command.by.unit, {
      stream: requestFormStream(campaign.id, command.key),
      decider: { initial: initialRequestForm, evolve: evolveRequestForm },
      decide: (state) => decideRequestForm(state, command, campaign.known),
    });
  }

  private async changeLife(
    campaign: string,
    command: CampaignLifeCommand,
    actor: string,
  ): Promise<CampaignLifeRejection | undefined> {
    return this.change(campaign, actor, {
      stream: campaignStream(campaign),
      decider: { initial: initialCampaignLife, evolve: evolveCampaignLife },
      decide: (state) => decideCampaignLife(state, command),
    });
  }

  private async change<State, Event extends CampaignEvent, Rejection extends object>(
    campaign: string,
    actor: string,
    change: Change<State, Event, Rejection>,
  ): Promise<Rejection | undefined> {
    const rejection = await this.store(campaign, actor, change);
    if (rejection) return rejection;
    await this.catchUp(logName(campaign));
    return undefined;
  }

  private async store<State, Event extends CampaignEvent, Rejection extends object>(
    campaign: string,
    actor: string,
    { stream, decider, decide }: Change<State, Event, Rejection>,
  ): Promise<Rejection | undefined> {
    const { decision } = await handleCommand(this.eventLog, {
      ...{ log: logName(campaign), stream: streamName(stream), decider, decide },
      eventsOf: (decided) => (decided.ok ? decided.events : []),
      toNewEvent: (event) => newEvent(event, { actor, schemaVersion: schemaVersionOf(event) }),
    });
    return decision.ok ? undefined : decision.rejection;
  }

  /** Own changes are visible to the next request at once. */
  private async catchUp(log: LogName): Promise<void> {
    if (!this.followed.has(log)) return this.follow(log);
    const followed = this.followedLog(log);
    for (;;) {
      const page = await this.eventLog.readLog(log, {
        after: followed.through,
        limit: pageSize,
        types: campaignEventTypes,
      });
      if (page.through === followed.through) return;
      this.take(followed, page.events, page.through);
    }
  }

  private hasStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  /** Campaigns that other processes announced. */
  private async keepLookingForLogs(): Promise<void> {
    while (!this.hasStopped()) {
      await this.pause(newLogsEveryMilliseconds);
      // A store that does not answer now will be asked again.
      if (!this.hasStopped()) await this.followNewLogs().catch(() => undefined);
    }
  }

  private async followNewLogs(): Promise<void> {
    for (const log of await this.eventLog.logs()) if (!this.followed.has(log)) await this.follow(log);
  }

  /** Restores what there is before answering, then keeps following what other processes change. */
  private async follow(log: LogName): Promise<void> {
    this.followed.set(log, { runtime: undefined, through: 0 });
    try {
      await this.catchUp(log);
    } catch (error) {
      this.followed.delete(log);
      throw error;
    }
    this.following.add(this.keepFollowing(log));
  }

  private async keepFollowing(log: LogName): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        await this.takeWhatComes(log);
      } catch (error) {
        this.logger.warn({ msg: 'following the campaign was interrupted', log, err: error });
        await this.pause(pauseAfterTroubleMilliseconds);
      }
    }
  }

  private async takeWhatComes(log: LogName): Promise<void> {
    const followed = this.followedLog(log);
    const { signal } = this.stopped;
    const options = { after: followed.through, limit: pageSize, types: campaignEventTypes, signal };
    for await (const page of this.eventLog.subscribe(log, options)) this.take(followed, page.events, page.through);
  }

  private async pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }

  private take(followed: Followed, events: readonly RecordedEvent[], through: number): void {
    for (const event of events) {
      if (event.position <= followed.through) continue;
      // The type filter lets only these through.
      followed.runtime = withEvent(followed.runtime, event as unknown as CampaignEvent, this.forms);
    }
    followed.through = Math.max(followed.through, through);
  }

  private followedLog(log: LogName): Followed {
    const followed = this.followed.get(log);
    if (!followed) throw new Error(`the log ${log} is not followed`);
    return followed;
  }
}

/** The campaign after one more of its events. */
export function withEvent(
  runtime: CampaignRuntime | undefined,
  event: CampaignEvent,
  forms: ReadonlyMap<string, FormDefinition>,
): CampaignRuntime | undefined {
  if (runtime) {
    runtime.apply(event);
    return runtime;
  }
  const state = evolve(initialCampaignState, event);
  return state.status === 'known' ? new CampaignRuntime(state, forms) : undefined;
}
