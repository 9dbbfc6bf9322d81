import type { ExpectedSlot } from '#vybory/campaigns';
import { carrierEventTypes, type Carrier } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import type { SlotStanding } from '../slots/slot-history.js';
import type { CampaignStep, CarrierStep, Step, SubmissionStep } from '../step.js';
import type { FoldStart, ViewFold } from '../view.js';
import { CompletenessWriter } from './completeness-writer.js';
import { Tallies, type Tallied, type TallyRow } from './tallies.js';

/** Types that change where a slot stands. */
export const completenessEventTypes: readonly string[] = [
  'SubmissionReceived',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'SubmissionWithdrawn',
  ...carrierEventTypes,
];

export async function startCompletenessFold({ logId, campaign, db }: FoldStart): Promise<ViewFold> {
  const tallies = new Tallies((path) => unitAt(path, campaign));
  for (const row of await db.query<TallyRow>(
    `select level, path, form, unit, owed, received, accepted, accepted_with_act, returned, withdrawn, late, extra, complete
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
    else if (step.kind !== 'broken' && step.before !== step.after) this.applyChange(step);
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

  private applyChange({ slot, before, after, position, recordedAt }: SubmissionStep | CarrierStep): void {
    const { form, unit, key } = slot;
    const path = this.campaign.path(unit);
    const due = this.campaign.due(form, key);
    const owed = this.campaign.owes(unit, form, key);
    const tallied = (standing: SlotStanding): Tallied => ({
      ...{ owed, state: standing.state, late: isLate(standing, due) },
      complete: isComplete(standing, this.campaign.carriers(form)),
    });
    const [from, to] = [tallied(before), tallied(after)];
    this.tallies.move(form, path, from, to);
    this.writer.change({ form, path, key, unit, due, position, at: recordedAt, to, after });
  }
}

function isLate({ since }: SlotStanding, due: string | undefined): boolean {
  return since !== undefined && due !== undefined && since > due;
}

/**
 * Whether everything that the campaign asks for has come: the figures count, from the electronic version where it is asked for,
 * and where both carriers are asked for they agree, or their difference was settled.
 */
export function isComplete(standing: SlotStanding, asked: readonly Carrier[]): boolean {
  const { inForce, inForceOn, paper, agreement } = standing;
  if (inForce === 0) return false;
  const electronic = asked.includes('electronic');
  if (electronic && inForceOn !== 'electronic') return false;
  if (!asked.includes('paper')) return true;
  return paper > 0 && (!electronic || agreement === 'agreed' || agreement === 'settled');
}

function unitAt(path: string, campaign: CampaignKnowledge): ReturnType<ConstructorParameters<typeof Tallies>[0]> {
  const unit = path.slice(path.lastIndexOf('/') + 1);
  return { unit, level: campaign.runtime.territory.level(unit) ?? 'precinct' };
}
