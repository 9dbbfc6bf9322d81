import { levels } from '#vybory/forms';
import type { TerritoryDefinition } from '#vybory/campaigns';
import { submissionId } from '#vybory/submissions';
import type { Queryable } from '../schema/queryable.js';
import { isOwed, type CampaignStep, type Step, type SubmissionStep } from '../step.js';
import { ImpossibleStep, type FoldSource, type FoldStart, type ViewFold } from '../view.js';
import { RecentFigures, takesForce } from './recent-figures.js';
import type { Figure, Summed } from './summed.js';
import { SumWriter } from './sum-writer.js';
import { Totals, type TotalRow } from './totals.js';

/** Types that sums are made of. */
export const sumEventTypes = [
  'SubmissionReceived',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionWithdrawn',
] as const;

export async function startSumFold(summed: Summed, { logId, campaign, db }: FoldStart): Promise<ViewFold> {
  const totals = new Totals();
  for (const { figures, ...row } of await db.query<Omit<TotalRow, 'figures'> & { figures: string[] }>(
    'select topic, level, path, unit, expected, counted, figures from total where log_id = $1',
    [logId],
  )) {
    totals.restore({ ...row, figures: figures.map(Number) });
  }
  return new SumFold(summed, campaign, totals, new SumWriter(logId));
}

interface TopicChange {
  readonly topic: string;
  readonly expected: boolean;
}

/** Sums the versions in force: a newly accepted one replaces the one before it by the difference. */
class SumFold implements ViewFold {
  private readonly recent: RecentFigures;

  constructor(
    private readonly summed: Summed,
    private readonly campaign: FoldStart['campaign'],
    private readonly totals: Totals,
    private readonly writer: SumWriter,
  ) {
    this.recent = new RecentFigures(summed, campaign);
  }

  prepare(steps: readonly Step[], source: FoldSource): Promise<void> {
    return this.recent.recall(steps, source);
  }

  apply(step: Step): void {
    if (step.kind === 'campaign') this.applyCampaign(step);
    else if (step.kind === 'submission' && step.slot.form === this.summed.form) this.applySubmission(step);
  }

  write(db: Queryable): Promise<void> {
    return this.writer.write(db, this.totals.takeChanged());
  }

  private applyCampaign({ event, added, duties, position }: CampaignStep): void {
    if (event.type === 'CampaignAnnounced') this.writer.enterStage(position, 'announced');
    if (event.type === 'CampaignStageEntered') this.writer.enterStage(position, event.data.stage);
    const topics = this.changedTopics(duties);
    for (const unit of added) {
      if (unit.level === this.summed.level) this.addReportingUnit(unit, topics.get(unit.code) ?? [], position);
      else if (levels.indexOf(unit.level) < levels.indexOf(this.summed.level)) this.addUpperUnit(unit);
      topics.delete(unit.code);
    }
    for (const [unit, changes] of topics) this.changeReportingUnit(unit, changes);
  }

  /** By unit: which topics it is, or is no longer, expected to report. */
  private changedTopics(duties: CampaignStep['duties']): Map<string, TopicChange[]> {
    const changed = new Map<string, TopicChange[]>();
    for (const { before, after } of duties) {
      const slot = after ?? before;
      const expected = isOwed(after);
      if (slot?.form !== this.summed.form || expected === isOwed(before)) continue;
      const topic = this.summed.topicOf(slot.key, this.campaign);
      if (topic === undefined) continue;
      const changes = changed.get(slot.unit) ?? [];
      changes.push({ topic, expected });
      changed.set(slot.unit, changes);
    }
    return changed;
  }

  private changeReportingUnit(unit: string, changes: readonly TopicChange[]): void {
    const path = this.campaign.path(unit);
    for (const { topic, expected } of changes) {
      this.totals.expect(topic, path, expected ? 1 : -1);
      this.writer.changeTopic({ path, topic, expected });
    }
  }

  private addUpperUnit({ code, level }: TerritoryDefinition): void {
    const path = this.campaign.path(code);
    for (const topic of this.summed.topics(this.campaign)) {
      const figures = new Array<number>(this.summed.width(topic, this.campaign)).fill(0);
      this.totals.open({ topic, level, path, unit: code, expected: 0, counted: 0, figures });
    }
  }

  private addReportingUnit({ code }: TerritoryDefinition, changes: readonly TopicChange[], position: number): void {
    const path = this.campaign.path(code);
    const topics = changes.map(({ topic }) => topic);
    this.writer.addUnit({ path, unit: code, topics, position });
    for (const topic of topics) this.totals.expect(topic, path);
  }

  private applySubmission(step: SubmissionStep): void {
    const topic = this.summed.topicOf(step.slot.key, this.campaign);
    if (topic === undefined) return;
    const { event, version } = step;
    if (event.type === 'SubmissionReceived') {
      this.recent.receive(version.submission, this.summed.figuresOf(topic, event.data.values, this.campaign));
    } else if (event.type === 'SubmissionWithdrawn') {
      this.recent.forget(version.submission);
    } else if (takesForce(step)) {
      this.putInForce(topic, step);
    }
  }

  private putInForce(topic: string, { slot, version, before, position }: SubmissionStep): void {
    const path = this.campaign.path(slot.unit);
    const figures = this.figuresOf(version.submission);
    const previous = before.inForce === 0 ? undefined : this.figuresOf(submissionId(slot, before.inForce));
    this.totals.put(topic, path, figures, previous);
    if (previous !== undefined) this.writer.endVersion({ topic, path, n: before.inForce, position });
    this.writer.addVersion({ topic, path, n: version.n, position, figures });
    this.recent.forget(version.submission);
    // The next version of the slot, if it comes in this batch, takes these figures out again.
    this.recent.keepForBatch(version.submission, figures);
  }

  private figuresOf(submission: string): readonly Figure[] {
    const figures = this.recent.of(submission);
    if (figures === undefined) throw new ImpossibleStep(`the log has no receipt of ${submission}`);
    return figures;
  }
}
