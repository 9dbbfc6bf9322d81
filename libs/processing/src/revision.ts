import type { CampaignRuntime } from '#vybory/campaigns';
import { factId, type FactKey, type Facts, type Finding, type RuleSet, type SubmissionView } from '#vybory/checks';
import { handleCommand, replay, streamName, type EventId, type EventLog, type LogName } from '#vybory/event-log';
import {
  decide,
  evolve,
  isJudged,
  slotId,
  slotOfStream,
  standingVersion,
  submissionStream,
  type FormValues,
  type OutcomeDecision,
  type ReviseFindings,
  type SlotAddress,
  type SubmissionEvent,
  type SubmissionId,
  type Version,
} from '#vybory/submissions';
import { Dependants } from './dependants.js';
import { seriesPrefixes, slotsOfFact } from './fact-slots.js';
import { FactStore } from './fact-store.js';
import { followingEvent } from './following-event.js';
import { readSlots, slotDecider, viewOf, type SlotHistory } from './slot-reader.js';

/** Something that makes others, or the slot itself, be judged again. */
export interface Change {
  readonly slot: SlotAddress;
  readonly submission: SubmissionId;
  /** The event that it became known by. */
  readonly event: EventId;
  /** `took`: it has values in force that were not in force before; `never`: it was withdrawn before it could. */
  readonly force: 'took' | 'never';
  /** Others may have been judged by another version of the slot, or by this one before it was withdrawn. */
  readonly replaces: boolean;
  /** It is judged again itself: it was judged earlier than it took force or stood again, or by facts that turned out to be otherwise. */
  readonly itself: boolean;
  /** Known from the event alone: whether it has force is still to be looked up. */
  readonly hearsay: boolean;
}

/** A slot to be judged again, and why. */
interface Case {
  readonly slot: SlotAddress;
  readonly because: Change;
  /** It waits for nothing of this, but was compared with it by mutual relations. */
  readonly mutual: boolean;
  /** Nobody else tells of what is found. */
  readonly itself: boolean;
  /** What it was compared with may be none of this any more (a row was left out), but what this had displaced, which is silent. */
  readonly fallsBackFrom: SlotAddress | undefined;
}

/** Slots whose histories are read at once when a processor starts. */
const slotsPerRead = 200;
const carriers = ['electronic', 'paper'] as const;

/**
 * Judges again by the relations between forms whatever was compared with something that has changed (order № 60, section 6). One-sided relations
 * bring back whoever waits for the value; mutual ones, only when a version gives way to another, those that it was compared with. Doing
 * it again finds nothing to revise, so that a page which is processed twice is revised once. What a revision causes in its turn comes with
 * its own event, on a later page.
 */
export class Revision {
  readonly dependants = new Dependants();
  private restored = false;

  constructor(
    private readonly eventLog: EventLog,
    private readonly log: LogName,
    /** What the processor keeps in memory. */
    private readonly kept: FactStore,
  ) {}

  /** Who waited for what before this processor started: told by the slots themselves, of the few forms that wait for others. */
  async restore(campaign: CampaignRuntime, rules: RuleSet): Promise<void> {
    if (this.restored) return;
    for (const form of rules.revisited) {
      const prefix = submissionStream({ campaign: campaign.id, form, unit: '', key: '' });
      const names = await this.eventLog.streamNames(this.log, prefix);
      const slots = names.flatMap((name) => slotOfStream(name) ?? []);
      for (let from = 0; from < slots.length; from += slotsPerRead) {
        await this.watchAgain(slots.slice(from, from + slotsPerRead), campaign, rules);
      }
    }
    this.restored = true;
  }

  /** Whether a change of this slot can concern anybody: asked for everything that is accepted. */
  concerns({ form }: SlotAddress, replaces: boolean, rules: RuleSet): boolean {
    return replaces || rules.displacing.has(form) || this.dependants.isWaitedFor(form);
  }

  /** Resolves when all that follows from the changes is durable. */
  async revise(changes: readonly Change[], campaign: CampaignRuntime, rules: RuleSet): Promise<void> {
    if (changes.length === 0) return;
    const cases = await this.casesOf(await this.lookedUp(changes), campaign, rules);
    if (cases.size === 0) return;
    const histories = await this.read([...cases.values()].map(({ slot }) => slot));
    const judged = [...cases.values()].flatMap((one) => this.judgedIn(one, histories, campaign, rules));
    // Read afresh: what is kept in memory does not know of acts and of other processors until their events come.
    const facts = new FactStore(this.eventLog, this.log);
    const needs = judged.flatMap((one) => one.needs);
    const page = await facts.prefetch(needs, campaign);
    const judge = async (one: Judged): Promise<void> => {
      const accepted = await this.judge(one, rules, facts.book(one.needs, campaign, page), judged);
      if (accepted !== undefined) facts.takeForce(one.case.slot, accepted);
    };
    // What is let go of takes force, so that the next must be held against it.
    for (const one of judged.filter(isReturned)) await judge(one);
    // Each in a stream of its own, but for the two carriers of one slot, which a retry sorts out.
    await Promise.all(judged.filter((one) => !isReturned(one)).map(judge));
  }

  /** What turns out to have no force concerns nobody but itself. */
  private async lookedUp(changes: readonly Change[]): Promise<readonly Change[]> {
    const histories = await this.read(changes.filter(({ hearsay }) => hearsay).map(({ slot }) => slot));
    return changes.flatMap((change): readonly Change[] => {
      const inForce = histories.get(slotId(change.slot))?.state.inForce;
      if (!change.hearsay || inForce === change.submission) return [change];
      return change.itself ? [{ ...change, force: 'never', replaces: false }] : [];
    });
  }

  private async casesOf(
    changes: readonly Change[],
    campaign: CampaignRuntime,
    rules: RuleSet,
  ): Promise<ReadonlyMap<string, Case>> {
    const cases = new Map<string, Case>();
    const add = (slot: SlotAddress, because: Change, how: Partial<Omit<Case, 'slot' | 'because'>>): void => {
      const known = cases.get(slotId(slot));
      cases.set(slotId(slot), {
        ...{ slot, because },
        mutual: (known?.mutual ?? true) && how.mutual === true,
        itself: known?.itself === true || how.itself === true,
        fallsBackFrom: how.fallsBackFrom ?? known?.fallsBackFrom,
      });
    };
    const waiting = changes.flatMap((change) =>
      this.dependants
        .waitingFor(change.slot, change.force === 'took', campaign)
        .map((watcher) => ({ watcher, change })),
    );
    await this.count(
      waiting.map(({ watcher }) => watcher),
      campaign,
    );
    for (const { watcher, change } of waiting) {
      // Whoever counted a version in that was withdrawn has too few now, and has found something.
      const concerned = change.force === 'never' || this.dependants.isReady(watcher, campaign);
      if (concerned) add(watcher.slot, change, {});
    }
    for (const { slot, change } of await this.comparedWith(changes, campaign, rules)) {
      const fallsBack = change.replaces && rules.displacing.has(change.slot.form);
      add(slot, change, { mutual: true, ...(fallsBack ? { fallsBackFrom: change.slot } : {}) });
    }
    for (const change of changes) if (change.itself) add(change.slot, change, { itself: true });
    return cases;
  }

  /** Slots that were compared with what gives way, by mutual relations. */
  private async comparedWith(
    changes: readonly Change[],
    campaign: CampaignRuntime,
    rules: RuleSet,
  ): Promise<readonly { readonly slot: SlotAddress; readonly change: Change }[]> {
    const giving = changes.filter(({ replaces, slot }) => replaces || rules.displacing.has(slot.form));
    if (giving.length === 0) return [];
    const histories = await this.read(giving.map(({ slot }) => slot));
    const found = giving.map(async (change) => {
      const history = histories.get(slotId(change.slot));
      if (history === undefined) return [];
      // An earlier version may have named others than this one does.
      const views = history.state.versions.map((version) => viewOf(change.slot, version, history));
      const needs = views.flatMap((view) => rules.between(view).mutualNeeds.map((key) => [factId(key), key] as const));
      const slots = await Promise.all([...new Map(needs).values()].map((key) => this.slotsOf(key, campaign)));
      return slots.flat().flatMap((slot) => (slotId(slot) === slotId(change.slot) ? [] : [{ slot, change }]));
    });
    return (await Promise.all(found)).flat();
  }

  private async slotsOf(key: FactKey, campaign: CampaignRuntime): Promise<readonly SlotAddress[]> {
    if (key.kind !== 'series') return slotsOfFact(key, campaign);
    const [own, prefix] = seriesPrefixes(key, campaign);
    const names = await this.eventLog.streamNames(this.log, prefix);
    return [own, ...names].flatMap((name) => slotOfStream(name) ?? []);
  }

  private async count(watchers: Parameters<Dependants['uncounted']>[0], campaign: CampaignRuntime): Promise<void> {
    const keys = this.dependants.uncounted(watchers);
    if (keys.length === 0) return;
    const slots = new Map(keys.map((key) => [key, slotsOfFact(key, campaign)]));
    const histories = await this.read([...slots.values()].flat());
    for (const [key, own] of slots) {
      const inForce = own.filter((slot) => histories.get(slotId(slot))?.state.inForce !== undefined);
      this.dependants.count(
        key,
        inForce.map(({ unit }) => unit),
      );
    }
  }

  private judgedIn(
    one: Case,
    histories: ReadonlyMap<string, SlotHistory>,
    campaign: CampaignRuntime,
    rules: RuleSet,
  ): readonly Judged[] {
    const history = histories.get(slotId(one.slot));
    if (history === undefined) return [];
    return carriers.flatMap((carrier) => {
      const version = standingVersion(history.state, carrier);
      if (version === undefined || !isJudged(version.status)) return [];
      const view = viewOf(one.slot, version, history);
      // It may stand again after another one that waited for something else.
      this.dependants.watch(one.slot, rules.asks(view).watched, campaign);
      const between = rules.between(view);
      // Where no finding of a mutual relation stands, none can be closed, and a new one is told by the other side.
      const told = version.status.findings.some(({ relation }) => between.mutualRelations.has(relation));
      return one.mutual && !told && one.fallsBackFrom === undefined
        ? []
        : [{ case: one, version, history, view, needs: between.needs }];
    });
  }

  /** @returns the values of a version that was returned and takes force by this. */
  private async judge(
    { case: one, version, history, view }: Judged,
    rules: RuleSet,
    facts: Facts,
    together: readonly Judged[],
  ): Promise<FormValues | undefined> {
    const between = rules.between(view);
    const told = (finding: Finding): boolean => isToldBy(finding, one, together);
    const found = between.check(facts).map((one) => ({ ...one, mutual: one.mutual && told(one.finding) }));
    const command: ReviseFindings = {
      type: 'ReviseFindings',
      submission: version.submission,
      relations: between.relations,
      found,
      because: one.because.submission,
      ruleSetHash: rules.hash,
    };
    if (eventsOf(decide(history.state, command)).length === 0) return undefined;
    const handled = await handleCommand(this.eventLog, {
      log: this.log,
      stream: streamName(submissionStream(one.slot)),
      decider: slotDecider,
      decide: (state) => decide(state, command),
      eventsOf,
      toNewEvent: (event) => followingEvent(event, one.because.event),
    });
    this.kept.invalidate(slotId(one.slot));
    const before = replay(slotDecider, handled.history);
    const { inForce } = eventsOf(handled.decision).reduce(evolve, before);
    return inForce === version.submission && before.inForce !== inForce ? view.values : undefined;
  }

  private async watchAgain(slots: readonly SlotAddress[], campaign: CampaignRuntime, rules: RuleSet): Promise<void> {
    const histories = await this.read(slots);
    for (const slot of slots) {
      const history = histories.get(slotId(slot));
      for (const carrier of carriers) {
        const version = history && standingVersion(history.state, carrier);
        if (history === undefined || version === undefined) continue;
        this.dependants.watch(slot, rules.asks(viewOf(slot, version, history)).watched, campaign);
      }
    }
  }

  private read(slots: readonly SlotAddress[]): Promise<ReadonlyMap<string, SlotHistory>> {
    return readSlots(this.eventLog, this.log, [...new Map(slots.map((slot) => [slotId(slot), slot])).values()]);
  }
}

/** A version that is judged again. */
interface Judged {
  readonly case: Case;
  readonly version: Version;
  readonly history: SlotHistory;
  readonly view: SubmissionView;
  readonly needs: readonly FactKey[];
}

/** Whether somebody else tells of what is found: whoever changed, by its own check, or of those that nothing happened to, whoever told it before. */
function isToldBy(
  { relation, fields }: Finding,
  { slot, itself, fallsBackFrom }: Case,
  others: readonly Judged[],
): boolean {
  if (itself) return false;
  if (fallsBackFrom === undefined || fields.some((field) => isFieldOf(field, fallsBackFrom))) return true;
  return others.some(
    ({ version: { status } }) =>
      isJudged(status) &&
      status.findings.some((one) => one.relation === relation && one.fields.some((field) => isFieldOf(field, slot))),
  );
}

/** As `Finding.fields` names a field of another slot, or a row of one. */
function isFieldOf(field: string, { form, unit, key }: SlotAddress): boolean {
  return field.startsWith(`${form}[`) || field.startsWith(`${form}.${unit}${key === '' ? '' : `.${key}`}:`);
}

function isReturned({ version }: Judged): boolean {
  return version.status.kind === 'returned';
}

function eventsOf(decision: OutcomeDecision): readonly SubmissionEvent[] {
  return decision.ok && 'events' in decision ? decision.events : [];
}
