import type { ExpectedSlot } from '#vybory/campaigns';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import type { SlotStanding } from '../slots/slot-history.js';
import type { CampaignStep, Step, SubmissionStep } from '../step.js';
import type { FoldStart, ViewFold } from '../view.js';
import { CompletenessWriter } from './completeness-writer.js';
import { Tallies, type TallyRow } from './tallies.js';

/** Types that change where a slot stands. */
export const completenessEventTypes = [
  'SubmissionReceived',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'SubmissionWithdrawn',
] as const;

export async function startCompletenessFold({ logId, campaign, db }: FoldStart): Promise<ViewFold> {
  const tallies = new Tallies((path) => unitAt(path, campaign));
  for (const row of await db.query<TallyRow>(
    `select level, path, form, unit, owed, received, accepted, accepted_with_act, returned, withdrawn, late, extra
       from tally where log_id = $1`,
    [logId],
  )) {
    tallies.restore(row);
  }
  return new CompletenessFold(campaign, tallies, new CompletenessWriter(logId));
}

class CompletenessFold implements ViewFold {
  constructor(
    private readonly campaign: CampaignKnowledge,
    private readonly tallies: Tallies,
    private readonly writer: CompletenessWriter,
  ) {}

  apply(step: Step): void {
    if (step.kind === 'campaign') this.applyCampaign(step);
    else if (step.kind === 'submission' && step.before !== step.after) this.applySubmission(step);
  }

  write(db: Queryable): Promise<void> {
    return this.writer.write(db, this.tallies.takeChanged());
  }

  private applyCampaign({ added, about, position }: CampaignStep): void {
    for (const { code } of added) this.owe(code, this.campaign.expectedSlots(code), position);
    for (const slot of about) this.owe(slot.unit, [slot], position);
  }

  private owe(unit: string, slots: readonly ExpectedSlot[], position: number): void {
    if (slots.length === 0) return;
    const path = this.campaign.path(unit);
    for (const { form, key } of slots) {
      this.writer.owe({ form, path, key, unit, due: this.campaign.due(form, key), position });
      this.tallies.owe(form, path);
    }
  }

  private applySubmission({ slot: { form, unit, key }, before, after, position, recordedAt }: SubmissionStep): void {
    const path = this.campaign.path(unit);
    const due = this.campaign.due(form, key);
    const owed = this.campaign.owes(unit, form, key);
    const from = { owed, state: before.state, late: isLate(before, due) };
    const to = { owed, state: after.state, late: isLate(after, due) };
    this.tallies.move(form, path, from, to);
    this.writer.change({ form, path, key, unit, due, position, at: recordedAt, to, after });
  }
}

function isLate({ since }: SlotStanding, due: string | undefined): boolean {
  return since !== undefined && due !== undefined && since > due;
}

function unitAt(path: string, campaign: CampaignKnowledge): ReturnType<ConstructorParameters<typeof Tallies>[0]> {
  const unit = path.slice(path.lastIndexOf('/') + 1);
  return { unit, level: campaign.runtime.territory.level(unit) ?? 'precinct' };
}
