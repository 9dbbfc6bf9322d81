import { AttachmentRegister, type ContentHash } from '#vybory/attachments';
import {
  campaignEventTypes,
  CampaignRuntime,
  evolve as evolveCampaign,
  initialCampaignState,
  type CampaignEvent,
  type KnownCampaign,
} from '#vybory/campaigns';
import { replay, type EventLog, type LogName, type RecordedEvent } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { evolve, initialState, slotOfStream, type SlotEvent, type SlotState } from '#vybory/submissions';
import type { Step } from '#vybory/views';
import { stepsOf } from '../../libs/views/src/testing/steps-of.js';

/** What the code makes of a story, in words that outlive the shape of its state. */
export interface Reading {
  readonly campaign: object;
  readonly slots: Readonly<Record<string, object>>;
  readonly attachments: readonly object[];
  readonly steps: readonly string[];
}

export async function readingOf(eventLog: EventLog, log: LogName): Promise<Reading> {
  const { events } = await eventLog.readLog(log, { after: 0, limit: 1_000_000 });
  return {
    campaign: campaignTold(campaignIn(events).known),
    slots: slotsIn(events),
    attachments: await attachmentsIn(eventLog, log, events),
    steps: (await stepsOf(eventLog, log)).map(stepTold),
  };
}

/** The campaign as everything but the views folds it. */
export function campaignIn(events: readonly RecordedEvent[]): CampaignRuntime {
  const types: ReadonlySet<string> = new Set(campaignEventTypes);
  const own = events.filter(({ type }) => types.has(type)) as unknown as readonly CampaignEvent[];
  const state = own.reduce(evolveCampaign, initialCampaignState);
  if (state.status === 'absent') throw new Error('a story begins with its campaign');
  return new CampaignRuntime(state, formCatalogue());
}

function campaignTold({ definition, stage, territory, subjects, course, requestForms }: KnownCampaign): object {
  const units = [...territory].map(({ code }) => code);
  return {
    ...{ id: definition.id, stage, forms: definition.forms.length, duties: definition.duties },
    units: units.map((code) => ({
      code,
      level: territory.level(code),
      ...(course.isDropped(code) && { dropped: true }),
    })),
    subjects: [...subjects].map(({ id, kind }) => ({ id, kind, withdrawal: subjects.withdrawal(id) })),
    calendars: course.calendarVersions.map(({ id }) => id),
    secondVotingDay: course.secondVotingDay,
    happenings: (definition.happenings ?? []).map(({ name }) => ({
      ...{ name, campaign: course.happened(name, []) },
      units: units.map((unit) => course.happened(name, [unit])),
      subjects: [...subjects].map(({ id }) => course.happened(name, [], id)),
    })),
    requests: requestForms.keys().map((key) => ({ key, ...requestForms.state(key) })),
  };
}

function slotsIn(events: readonly RecordedEvent[]): Readonly<Record<string, object>> {
  const streams = new Set(events.map(({ stream }) => stream).filter((stream) => slotOfStream(stream) !== undefined));
  const decider = { initial: initialState, evolve: (state: SlotState, event: SlotEvent) => evolve(state, event) };
  return Object.fromEntries(
    [...streams].map((stream) => {
      const history = events.filter((event) => event.stream === stream);
      return [stream, slotTold(replay(decider, history))];
    }),
  );
}

function slotTold({ versions, inForce, accepted, entries, cases, compared }: SlotState): object {
  return {
    ...{ inForce, accepted, compared },
    versions: versions.map(({ submission, carrier, body, actors, clarifies, acts, status }) => ({
      ...{ submission, carrier, body, actors, clarifies, acts, status },
    })),
    entries: entries.map(({ id, sent, status }) => ({ id, document: sent.document, person: sent.person, status })),
    cases: cases.map(({ id, differences, status }) => ({ id, differences, status })),
  };
}

async function attachmentsIn(eventLog: EventLog, log: LogName, events: readonly RecordedEvent[]): Promise<object[]> {
  const stored = events.filter(({ type }) => type === 'AttachmentStored');
  const hashes = stored.map(({ data }) => (data as { readonly hash: ContentHash }).hash);
  return [...(await new AttachmentRegister(eventLog).find(log, hashes)).values()];
}

function stepTold(step: Step): string {
  const place = `${step.position} ${step.kind}`;
  switch (step.kind) {
    case 'broken':
      return `${place} ${step.reason}`;
    case 'campaign':
      return `${place} ${step.event.type}${step.added.length > 0 ? ` +${step.added.length} units` : ''}`;
    case 'paper':
      return `${place} ${step.event.type} ${step.event.data.entry}`;
    case 'submission':
    case 'carrier': {
      const { state, inForce, inForceOn, agreement } = step.after;
      const told = [state, `in force ${inForce}`, inForceOn, agreement].filter((word) => word !== undefined).join(', ');
      return `${place} ${step.event.type} ${step.stream}: ${told}`;
    }
    default: {
      const never: never = step;
      return never;
    }
  }
}
