import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { canonicalJson } from '#vybory/canonical-json';
import type { Chance } from '../../../apps/cli/src/demo/random.js';
import type { EnterPaper, Errand, Explain, Plan, Submit } from './plan.js';
import { HttpClient, type Outcome, type Request } from './http-client.js';

/** What a body knows about one of its submissions in the end. */
export interface Known {
  readonly errand: Submit;
  readonly idempotencyKey: string;
  /** The promise receipt byte for byte; undefined when the client went away without one. */
  readonly receipt: string | undefined;
  /** Answers that never came, or that left open whether it was stored. */
  readonly uncertain: number;
}

/** What a registrar knows about a paper in the end. */
export interface KnownPaper {
  readonly errand: EnterPaper;
  readonly idempotencyKey: string;
  /** The answer to its entry: what it is called, and which version it became. */
  readonly answer: { readonly entry: string; readonly submission?: string };
}

export interface BodiesOptions {
  readonly port: number;
  readonly connections: number;
  readonly chance: Chance;
  /** Said when something takes too long. */
  readonly story: () => string;
  /** How long a body tries to get one thing done; 90,000 if absent. */
  readonly patienceMilliseconds?: number;
}

/** After this nobody tries any more: the test is over, or has failed. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

const oneWaits = 15;
const oneGoesAway = 6;

/**
 * The submitting bodies of a country: many connections, every submission with its idempotency key, and each body repeats
 * until it holds a receipt. Work is let out bit by bit, so that something is always on its way when the server is hit.
 */
export class Bodies {
  /** Answers that no body should ever get, in their own words. */
  readonly surprises: string[] = [];
  /** Problem codes of 5xx answers, and how often each came. */
  readonly troubles = new Map<string, number>();
  /** Why answers never came, and how often. */
  readonly cutOffs = new Map<string, number>();
  /** Every paper that was entered. */
  readonly papers: KnownPaper[] = [];
  private readonly records = new Map<Submit, Known>();
  private readonly listeners = new Set<() => void>();
  private readonly client: HttpClient;
  private readonly leaving = new AbortController();
  private failure: Error | undefined;
  private letOut = Number.POSITIVE_INFINITY;
  private begun = 0;
  private done = 0;

  constructor(
    private readonly plan: Plan,
    private readonly options: BodiesOptions,
  ) {
    this.client = new HttpClient(options.port, options.connections);
    // Every body that rests listens for the end.
    setMaxListeners(0, this.leaving.signal);
  }

  /** Errands that are done with. */
  get finished(): number {
    return this.done;
  }

  /** Everything that was ever sent. */
  get known(): readonly Known[] {
    return [...this.records.values()];
  }

  /** No more than this many errands may begin for now. */
  allow(errands: number): void {
    this.letOut = errands;
    this.tell();
  }

  /** @throws when a body could not get its errand done in time */
  async run(errands: readonly Errand[]): Promise<void> {
    const pending = new Map<Errand, Promise<void>>();
    let next = 0;
    const work = async (): Promise<void> => {
      for (let errand = errands[next++]; errand; errand = errands[next++]) {
        await this.when(() => this.begun < this.letOut || this.hasLeft);
        if (this.hasLeft) return;
        this.begun++;
        const before = precedes(errand);
        const began: Promise<void> = (before ? (pending.get(before) ?? Promise.resolve()) : Promise.resolve()).then(
          () => this.perform(errand),
        );
        pending.set(errand, began);
        await began;
        this.done++;
        this.tell();
      }
    };
    await Promise.all(Array.from({ length: this.options.connections }, work));
  }

  /**
   * Resolves when the condition holds; looked at whenever an errand is done or the server has trouble.
   * @throws what made the bodies give up
   */
  when(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const holds = condition();
        if (!holds && this.failure === undefined) return;
        this.listeners.delete(look);
        if (holds || this.failure === undefined) resolve();
        else reject(this.failure);
      };
      this.listeners.add(look);
      look();
    });
  }

  /** Nothing more will come of it. */
  fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.tell();
  }

  /** From now on nobody repeats what was not answered. */
  leave(): void {
    this.leaving.abort();
    this.fail(new GivenUp('the test is over'));
  }

  async close(): Promise<void> {
    this.leave();
    await this.client.close();
  }

  private get hasLeft(): boolean {
    return this.leaving.signal.aborted;
  }

  private tell(): void {
    for (const look of this.listeners) look();
  }

  private async perform(errand: Errand): Promise<void> {
    try {
      await this.carryOut(errand);
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
    }
  }

  private carryOut(errand: Errand): Promise<void> {
    switch (errand.kind) {
      case 'submit':
        return this.submit(errand);
      case 'explain':
        return this.explain(errand);
      case 'enter-paper':
        return this.enterPaper(errand);
      default: {
        const never: never = errand;
        return never;
      }
    }
  }

  private async enterPaper(errand: EnterPaper): Promise<void> {
    const { paper, ...form } = errand.paper;
    const { person, ...sheet } = paper;
    const idempotencyKey = keyOf(errand.name);
    const { answer } = await this.insist({
      method: 'POST',
      path: `/campaigns/${this.plan.definition.id}/paper-entries`,
      body: { ...form, paper: sheet },
      headers: { 'vybory-body': 'secretariat', 'vybory-person': person, 'idempotency-key': idempotencyKey },
    });
    this.papers.push({ errand, idempotencyKey, answer: JSON.parse(answer) as KnownPaper['answer'] });
  }

  private async submit(errand: Submit): Promise<void> {
    const { body, ...payload } = errand.submission;
    const clarifies = errand.clarifies && submissionOf(this.records.get(errand.clarifies)?.receipt);
    if (errand.clarifies && clarifies === undefined) throw new GivenUp('what is clarified has no receipt');
    const idempotencyKey = keyOf(errand.name);
    const waits = this.options.chance.onceIn(oneWaits);
    const request: Request = {
      method: 'POST',
      path: `/campaigns/${this.plan.definition.id}/submissions`,
      body: { ...payload, ...(clarifies !== undefined && { clarifies }) },
      headers: { 'vybory-body': body, 'idempotency-key': idempotencyKey, ...(waits && { prefer: 'wait=3' }) },
    };
    const know = (receipt: string | undefined, uncertain: number): void => {
      this.records.set(errand, { errand, idempotencyKey, receipt, uncertain });
    };
    know(undefined, 0);
    const { answer } = await this.insist(request, {
      onUncertain: (uncertain) => {
        know(undefined, uncertain);
        return !(errand.expendable && this.options.chance.onceIn(oneGoesAway));
      },
    });
    know(receiptIn(answer), this.records.get(errand)?.uncertain ?? 0);
  }

  private async explain({ of, explanation }: Explain): Promise<void> {
    const id = submissionOf(this.records.get(of)?.receipt);
    if (id === undefined) throw new GivenUp('what is to be explained has no receipt');
    const blocking = await this.whenReturned(id);
    if (blocking.length === 0) return;
    const acts = blocking.map((relation) => ({ relation, explanation }));
    const headers = { 'vybory-body': of.submission.body };
    await this.insist({ method: 'POST', path: `/submissions/${id}/acts`, body: { acts }, headers });
  }

  /** Relations that an act has to answer; none when it was accepted as it is. */
  private async whenReturned(id: string): Promise<readonly string[]> {
    for (;;) {
      const { answer } = await this.insist({ method: 'GET', path: `/submissions/${id}` });
      const document = JSON.parse(answer) as SubmissionDocument;
      if (document.status.startsWith('accepted')) return [];
      if (document.status === 'returned') {
        const blocking = document.findings.filter(({ severity }) => severity === 'act' || severity === 'error');
        return [...new Set(blocking.map(({ relation }) => relation))];
      }
      await this.rest(100);
    }
  }

  /** Repeats what was not answered, and what the server says may be repeated. @throws GivenUp */
  private async insist(
    request: Request,
    { onUncertain = () => true }: { readonly onUncertain?: (times: number) => boolean } = {},
  ): Promise<{ readonly answer: string }> {
    const deadline = performance.now() + (this.options.patienceMilliseconds ?? 90_000);
    for (let uncertain = 0; ;) {
      const outcome = await this.client.ask(request);
      if (outcome.kind === 'answered' && outcome.status < 300) return { answer: outcome.body };
      if (!this.isPassing(request, outcome)) throw new GivenUp('the answer is final');
      if (outcome.kind !== 'refused' && !onUncertain(++uncertain)) throw new GivenUp('the client has gone away');
      if (performance.now() > deadline) {
        throw new Error(`${request.method} ${request.path}: no receipt in time\n${this.options.story()}`);
      }
      await this.rest(this.options.chance.between(50, 400));
    }
  }

  private isPassing({ method, path }: Request, outcome: Outcome): boolean {
    if (outcome.kind === 'refused') return true;
    if (outcome.kind === 'cut-off') {
      count(this.cutOffs, outcome.reason);
      return true;
    }
    const code = codeOf(outcome.body);
    if (outcome.status === 503 && code !== undefined && outcome.contentType.startsWith('application/problem+json')) {
      count(this.troubles, code);
      this.tell();
      return true;
    }
    this.surprises.push(`${method} ${path}: ${outcome.status} ${outcome.body.slice(0, 500)}`);
    return false;
  }

  private async rest(milliseconds: number): Promise<void> {
    try {
      await pause(milliseconds, undefined, { signal: this.leaving.signal });
    } catch {
      throw new GivenUp('the test is over');
    }
  }
}

interface SubmissionDocument {
  readonly status: string;
  readonly findings: readonly { readonly relation: string; readonly severity: string }[];
}

/** What must have its answer before. */
function precedes(errand: Errand): Submit | undefined {
  if (errand.kind === 'explain') return errand.of;
  return errand.kind === 'submit' ? errand.clarifies : undefined;
}

function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url');
}

/** The receipt alone (202), or beside the outcome that the client waited for (200, 201). */
function receiptIn(answer: string): string {
  const parsed = JSON.parse(answer) as { readonly receipt?: object };
  return parsed.receipt === undefined ? answer : canonicalJson(parsed.receipt);
}

export function submissionOf(receipt: string | undefined): string | undefined {
  return receipt === undefined ? undefined : (JSON.parse(receipt) as { readonly submission: string }).submission;
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function codeOf(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { readonly code?: string }).code;
  } catch {
    return undefined;
  }
}
