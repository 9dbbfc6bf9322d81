import type { DutyChange } from '#vybory/campaigns';
import { carrierEventTypes } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import { RowSet } from '../sql/row-set.js';
import type { CampaignStep, CarrierStep, Step, SubmissionStep } from '../step.js';
import type { FoldSource, FoldStart, ViewFold } from '../view.js';
import { CompletenessWriter } from './completeness-writer.js';
import { countNames } from './counts.js';
import { cameBy, factsOf, nothingCame, type Came } from './slot-facts.js';
import { Tallies, type TallyRow } from './tallies.js';

/** Types that change where a slot stands. */
export const completenessEventTypes: readonly string[] = [
  'SubmissionReceived',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'SubmissionWithdrawn',
  ...carrierEventTypes,
];

export async function startCompletenessFold(
  { logId, campaign, db }: FoldStart,
  changesPerCheckpoint: number,
): Promise<ViewFold> {
  const tallies = new Tallies((path) => unitAt(path, campaign));
  const stored = db.query<StoredTally>(
    `select level, path, form, unit, term, opens, due, waits_for, ${countNames.join(', ')} from tally where log_id = $1`,
    [logId],
  );
  for (const { opens, due, ...row } of await stored) {
    tallies.restore({ ...row, opens: opens?.toISOString() ?? null, due: due?.toISOString() ?? null });
  }
  const since = await changesSinceCheckpoint(db, logId, changesPerCheckpoint);
  return new CompletenessFold(logId, campaign, tallies, new CompletenessWriter(logId, changesPerCheckpoint, since));
}

/** What {@link CompletenessWriter} counts, as the one before it left it: otherwise a system that is started often would never reach a checkpoint. */
async function changesSinceCheckpoint(db: Queryable, logId: number, enough: number): Promise<number> {
  const behind = (table: string): string =>
    `(select 1 from ${table} where log_id = $1
         and position > (select coalesce(max(position), 0) from checkpoint where log_id = $1) limit $2)`;
  const [counted] = await db.query<{ readonly since: number }>(
    `select count(*)::int as since from (${behind('change')} union all ${behind('owed_at')}) as behind`,
    [logId, enough],
  );
  return counted?.since ?? 0;
}

interface StoredTally extends Omit<TallyRow, 'opens' | 'due'> {
  readonly opens: Date | null;
  readonly due: Date | null;
}

class CompletenessFold implements ViewFold {
  /** Slots that this batch touched or will touch by a change of duties, as they stand. */
  private readonly came = new Map<string, Came>();

  constructor(
    private readonly logId: number,
    private readonly campaign: CampaignKnowledge,
    private readonly tallies: Tallies,
    private readonly writer: CompletenessWriter,
  ) {}

  /** What stands in the slots whose duty changes. Slots of new units are empty. */
  async prepare(steps: readonly Step[], { db }: FoldSource): Promise<void> {
    this.came.clear();
    const asked = new RowSet({ form: 'text', path: 'text', key: 'text' });
    for (const step of steps) {
      if (step.kind !== 'campaign') continue;
      const added = new Set(step.added.map(({ code }) => code));
      for (const change of step.duties) {
        const { form, unit, key } = slotOf(change);
        if (!added.has(unit)) asked.add({ form, path: this.campaign.path(unit), key });
      }
    }
    if (asked.size === 0) return;
    const found = await db.query<StoredStanding>(
      `select form, path, key, state, current, in_force as "inForce", since, carriers, agreement, complete, clarified
         from slot join ${asked.rows} as given using (form, path, key)
        where log_id = ${this.logId} and state <> 'owed'`,
      asked.values,
    );
    for (const { form, path, key, since, carriers, agreement, ...came } of found) {
      this.came.set(slotKey(form, path, key), {
        ...{ ...came, since: since?.toISOString(), carriers: carriers ?? undefined, agreement: agreement ?? undefined },
      });
    }
  }

  apply(step: Step): void {
    if (step.kind === 'campaign') this.applyCampaign(step);
    else if ('before' in step && step.before !== step.after) this.applyChange(step);
    this.writer.endStep(this.tallies);
  }

  write(db: Queryable): Promise<void> {
    return this.writer.write(db, this.tallies);
  }

  private applyCampaign({ added: units, duties, position, recordedAt }: CampaignStep): void {
    const added = new Set(units.map(({ code }) => code));
    for (const change of duties) {
      const { form, unit, key } = slotOf(change);
      const path = this.campaign.path(unit);
      const place = { form, path, key, unit, position, at: recordedAt };
      const came = this.came.get(slotKey(form, path, key)) ?? nothingCame;
      const after = factsOf(change.after, came);
      if (added.has(unit)) {
        this.tallies.add(form, path, after);
        this.writer.owe(place, after, this.tallies.lowest(path));
      } else {
        const before = factsOf(change.before, came);
        this.tallies.move(form, path, before, after);
        this.writer.changeDuty(place, before, after);
      }
    }
  }

  private applyChange({ slot, expected, before, after, position, recordedAt }: SubmissionStep | CarrierStep): void {
    const { form, unit, key } = slot;
    const path = this.campaign.path(unit);
    const asked = this.campaign.carriers(form);
    const came = cameBy(after, asked);
    const [from, to] = [factsOf(expected, cameBy(before, asked)), factsOf(expected, came)];
    this.tallies.move(form, path, from, to);
    this.writer.changeStanding({ form, path, key, unit, position, at: recordedAt }, from, to);
    this.came.set(slotKey(form, path, key), came);
  }
}

interface StoredStanding extends Omit<Came, 'since' | 'carriers' | 'agreement'> {
  readonly form: string;
  readonly path: string;
  readonly key: string;
  readonly since: Date | null;
  readonly carriers: Came['carriers'] | null;
  readonly agreement: Came['agreement'] | null;
}

function slotOf({ before, after }: DutyChange): { readonly form: string; readonly unit: string; readonly key: string } {
  const slot = after ?? before;
  if (slot === undefined) throw new Error('a change of duties speaks of no slot');
  return slot;
}

function slotKey(form: string, path: string, key: string): string {
  return `${form} ${path} ${key}`;
}

function unitAt(path: string, campaign: CampaignKnowledge): ReturnType<ConstructorParameters<typeof Tallies>[0]> {
  const unit = path.slice(path.lastIndexOf('/') + 1);
  return { unit, level: campaign.runtime.territory.level(unit) ?? 'precinct' };
}
