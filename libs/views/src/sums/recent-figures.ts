import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Step, SubmissionStep } from '../step.js';
import type { FoldSource } from '../view.js';
import type { Figure, Summed } from './summed.js';

/** Versions that wait for acceptance, at most; beyond that the log is asked again. */
const remembered = 100_000;

/** Figures of submissions from their receipt until their acceptance. */
export class RecentFigures {
  private readonly waiting = new Map<string, readonly Figure[]>();
  /** What the log had to be asked for, for the batch at hand. */
  private recalled = new Map<string, readonly Figure[]>();

  constructor(
    private readonly summed: Summed,
    private readonly campaign: CampaignKnowledge,
  ) {}

  receive(submission: string, figures: readonly Figure[]): void {
    this.waiting.set(submission, figures);
  }

  of(submission: string): readonly Figure[] | undefined {
    return this.waiting.get(submission) ?? this.recalled.get(submission);
  }

  forget(submission: string): void {
    this.waiting.delete(submission);
  }

  /** Until the next batch only. */
  keepForBatch(submission: string, figures: readonly Figure[]): void {
    this.recalled.set(submission, figures);
  }

  /** Asks the log for what these steps take into force or out of it and what is no longer at hand. */
  async recall(steps: readonly Step[], source: FoldSource): Promise<void> {
    this.trim();
    this.recalled = new Map();
    const streams = this.streamsToAsk(steps);
    if (streams.length === 0) return;
    for (const [submission, { slot, values }] of await source.received(streams)) {
      const topic = this.summed.topicOf(slot.key, this.campaign);
      if (topic !== undefined) this.recalled.set(submission, this.summed.figuresOf(topic, values, this.campaign));
    }
  }

  private streamsToAsk(steps: readonly Step[]): string[] {
    const streams = new Set<string>();
    const comes = new Set<string>();
    for (const step of steps) {
      if (step.kind !== 'submission' || step.slot.form !== this.summed.form) continue;
      if (step.event.type === 'SubmissionReceived') comes.add(step.version.submission);
      else if (takesForce(step) && this.lacks(step, comes)) streams.add(step.stream);
    }
    return [...streams];
  }

  private lacks({ version, before }: SubmissionStep, comes: ReadonlySet<string>): boolean {
    return before.inForce > 0 || !(comes.has(version.submission) || this.waiting.has(version.submission));
  }

  private trim(): void {
    for (const submission of this.waiting.keys()) {
      if (this.waiting.size <= remembered) return;
      this.waiting.delete(submission);
    }
  }
}

/** Whether this step puts its version in force. */
export function takesForce({ version, before, after }: SubmissionStep): boolean {
  return after.inForce !== before.inForce && after.inForce === version.n;
}
