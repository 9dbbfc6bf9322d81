import { Counter, Histogram, type Registry } from 'prom-client';
import type { StoredBatch } from '#vybory/event-log';
import type { SubmissionEvent } from '#vybory/submissions';

const steps: Readonly<Partial<Record<string, string>>> = {
  SubmissionReceived: 'received',
  SubmissionAccepted: 'accepted',
  SubmissionAcceptedWithAct: 'accepted-with-act',
  SubmissionReturned: 'returned',
  SubmissionWithdrawn: 'withdrawn',
} satisfies Partial<Record<SubmissionEvent['type'], string>>;

/** Counts what one thread appends to the event log; each thread has its own, and the page of metrics sums them. */
export class AppendMetrics {
  private readonly submissions: Counter<'form' | 'step'>;
  private readonly appends: Histogram;
  private readonly durations: Histogram;

  /** @param forms keys of the catalogue; nothing else becomes a label */
  constructor(
    readonly registry: Registry,
    private readonly forms: ReadonlyMap<string, unknown>,
  ) {
    const registers = [registry];
    this.submissions = new Counter({
      name: 'vybory_submissions_total',
      help: 'Steps in the life of submissions that this process stored since it started, by form',
      labelNames: ['form', 'step'],
      registers,
    });
    this.appends = new Histogram({
      name: 'vybory_append_batch_size',
      help: 'Appends that were stored in one group commit',
      buckets: [1, 5, 20, 50, 100, 250],
      registers,
    });
    this.durations = new Histogram({
      name: 'vybory_append_batch_duration_seconds',
      help: 'How long one group commit took, until it was durable',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5],
      registers,
    });
  }

  readonly count = ({ size, milliseconds, appended }: StoredBatch): void => {
    this.appends.observe(size);
    this.durations.observe(milliseconds / 1000);
    for (const { stream, type } of appended) {
      const step = steps[type];
      if (step !== undefined) this.submissions.inc({ form: this.formOf(stream), step });
    }
  };

  /** Streams of slots are named `submission-<campaign>.<form>.<unit>[.<key>]`. */
  private formOf(stream: string): string {
    const [, form = ''] = stream.split('.', 2);
    return this.forms.has(form) ? form : 'other';
  }
}
