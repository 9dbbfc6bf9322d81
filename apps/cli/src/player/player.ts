import {
  mapUnit,
  planSubmissions,
  type CampaignDefinition,
  type CsvRecord,
  type Dataset,
  type DatasetStep,
  type MappedSubmission,
  type RegistryStep,
  type SubmissionsStep,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import type { ApiClient } from '../api-client.js';
import type { Progress } from '../progress.js';
import { PaperPlayer } from './paper-player.js';
import { forEachAtOnce } from './pool.js';
import { viewsCaughtUp } from './views-caught-up.js';
import { idempotencyKey } from './idempotency-key.js';

export interface PlayerOptions {
  readonly api: ApiClient;
  readonly progress: Progress;
  /** Submissions under way at a time. */
  readonly connections: number;
  readonly readCsv: (file: string) => Promise<readonly CsvRecord[]>;
}

/** What was sent. */
export interface Played {
  territories: number;
  submissions: number;
  clarified: number;
  acts: number;
  /** Papers that registrars entered. */
  papers: number;
  /** Papers that could not be entered, by the code of what is wrong with them. */
  refused: Record<string, number>;
}

interface Receipt {
  readonly submission: string;
}

const secretariat = { 'vybory-body': 'secretariat' };
const unitsPerRequest = 1000;

/** Plays a dataset through the HTTP API, as the bodies of a country would. Playing it again changes nothing. */
export class Player {
  readonly played: Played = {
    ...{ territories: 0, submissions: 0, clarified: 0, acts: 0, papers: 0 },
    refused: {},
  };

  constructor(
    private readonly dataset: Pick<Dataset, 'campaign' | 'steps'>,
    private readonly options: PlayerOptions,
  ) {}

  async announce(definition: CampaignDefinition): Promise<void> {
    await this.options.api.post('/campaigns', { body: definition, headers: secretariat });
  }

  async play(): Promise<Played> {
    for (const step of this.dataset.steps) await this.playStep(step);
    await this.viewsCaughtUp();
    return this.played;
  }

  private async playStep(step: DatasetStep): Promise<void> {
    switch (step.kind) {
      case 'stage':
        return this.enterStage(step.stage);
      case 'registry':
        return this.register(step);
      case 'submissions':
        return this.submit(step);
      case 'acts':
        return this.explainReturned(step.title.uk, step.form, step.explanation);
      default: {
        const never: never = step;
        return never;
      }
    }
  }

  async enterStage(stage: string): Promise<void> {
    const { stage: now } = await this.options.api.get<{ readonly stage: string }>(this.path(''));
    const stages = ['announced', 'preparation', 'voting', 'tabulation', 'established', 'closed'];
    // A dataset that is played again finds the campaign further on.
    if (stages.indexOf(now) >= stages.indexOf(stage)) return;
    await this.options.api.put(this.path('/stage'), { body: { stage }, headers: secretariat });
    this.options.progress.note(`→ ${stage}`);
  }

  private async register(step: RegistryStep): Promise<void> {
    const records = await this.options.readCsv(step.csv);
    const units = records.map((record, index) => {
      const mapped = mapUnit(step, record);
      if (!mapped.ok)
        throw new Error(
          `${step.csv}, record ${index + 1}: ${mapped.errors.map((e) => `${e.path}: ${e.message.en}`).join('; ')}`,
        );
      return mapped.value;
    });
    await this.registerUnits(step.title.uk, units);
  }

  async registerUnits(title: string, units: readonly TerritoryDefinition[]): Promise<void> {
    const counter = this.options.progress.counter(title, units.length);
    for (let from = 0; from < units.length; from += unitsPerRequest) {
      const batch = units.slice(from, from + unitsPerRequest);
      await this.options.api.post(this.path('/territories'), { body: batch, headers: secretariat });
      this.played.territories += batch.length;
      counter.advance(batch.length);
    }
    counter.done();
  }

  private async submit(step: SubmissionsStep): Promise<void> {
    const earlier = step.clarifications ? await this.options.readCsv(step.clarifications.csv) : [];
    const { first, clarified, faults } = planSubmissions(step, await this.options.readCsv(step.csv), earlier);
    for (const { record, errors } of faults.slice(0, 10)) {
      this.options.progress.note(
        `${step.csv}, record ${record}: ${errors.map((e) => `${e.path}: ${e.message.en}`).join('; ')}`,
      );
    }
    if (step.carrier === 'paper') {
      await this.enterPapers(step.title.uk, first);
      return;
    }
    await this.submitAll(step.title.uk, first);
    if (clarified.length > 0) await this.clarifyAll(step.title.uk, clarified);
  }

  async submitAll(title: string, submissions: readonly MappedSubmission[]): Promise<void> {
    const counter = this.options.progress.counter(title, submissions.length);
    await forEachAtOnce(submissions, this.options.connections, async (submission) => {
      await this.send(submission, 'first');
      this.played.submissions++;
      counter.advance();
    });
    counter.done();
  }

  private async enterPapers(title: string, submissions: readonly MappedSubmission[]): Promise<void> {
    const { api, connections, progress } = this.options;
    const papers = new PaperPlayer(this.dataset.campaign, api);
    const counter = progress.counter(title, submissions.length);
    await papers.enterAll(submissions, connections, () => counter.advance());
    this.played.papers += papers.entered;
    const refused = [...papers.refused];
    for (const [code, count] of refused) this.played.refused[code] = (this.played.refused[code] ?? 0) + count;
    counter.done(refused.length === 0 ? undefined : refused.map(([code, count]) => `${code}: ${count}`).join(', '));
  }

  async clarifyAll(title: string, submissions: readonly MappedSubmission[]): Promise<void> {
    const counter = this.options.progress.counter(`${title}: уточнені`, submissions.length);
    await forEachAtOnce(submissions, this.options.connections, async (submission) => {
      const [latest] = (await this.versionsOf(submission)).slice(-1);
      await this.send({ ...submission, ...(latest !== undefined && { clarifies: latest }) }, 'clarified');
      this.played.clarified++;
      counter.advance();
    });
    counter.done();
  }

  /** Versions of the slot that this player sent as first ones, oldest first. */
  private async versionsOf(submission: MappedSubmission): Promise<readonly string[]> {
    const first = `${this.dataset.campaign}.${submission.form}.${submission.unit}${submission.key === undefined ? '' : `.${submission.key}`}~1`;
    const { items } = await this.options.api.get<{
      items: readonly { type: string; data: { submission: string; idempotencyKey?: string } }[];
    }>(`/submissions/${first}/history`);
    const mine = idempotencyKey(this.dataset.campaign, submission, 'clarified');
    return items
      .filter((item) => item.type === 'SubmissionReceived' && item.data.idempotencyKey !== mine)
      .map((item) => item.data.submission);
  }

  private async send(
    submission: MappedSubmission & { readonly clarifies?: string },
    purpose: string,
  ): Promise<Receipt> {
    const { body, ...payload } = submission;
    return this.options.api.post<Receipt>(this.path('/submissions'), {
      body: payload,
      headers: { 'vybory-body': body, 'idempotency-key': idempotencyKey(this.dataset.campaign, submission, purpose) },
    });
  }

  /** Attaches an act to everything of a form that was returned for nothing worse than what an act can explain. */
  async explainReturned(title: string, form: string, explanation: string): Promise<void> {
    await this.viewsCaughtUp();
    const returned = await this.withOpenFindings(form);
    const counter = this.options.progress.counter(title, returned.length);
    await forEachAtOnce(returned, this.options.connections, async (id) => {
      await this.explain(id, explanation);
      counter.advance();
    });
    counter.done();
  }

  private async explain(id: string, explanation: string): Promise<void> {
    const document = await this.options.api.get<SubmissionDocument>(`/submissions/${id}`);
    const blocking = document.findings.filter(({ severity }) => severity === 'error' || severity === 'act');
    if (document.status !== 'returned' || blocking.some(({ severity }) => severity === 'error')) return;
    const acts = [...new Set(blocking.map(({ relation }) => relation))].map((relation) => ({ relation, explanation }));
    await this.options.api.post(`/submissions/${id}/acts`, {
      body: { acts },
      headers: { 'vybory-body': document.body },
    });
    this.played.acts++;
  }

  /** Submissions with an open finding that only an act or a clarified version can answer. */
  private async withOpenFindings(form: string): Promise<readonly string[]> {
    const ids = new Set<string>();
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: FindingsPage = await this.options.api.get<FindingsPage>(
        this.path(`/findings?status=open&severity=act&form=${form}&limit=1000${from}`),
      );
      for (const { submission } of page.items) ids.add(submission);
      cursor = page.next ?? undefined;
    }
    return [...ids];
  }

  /** Waits until every view answers with everything that was sent. @throws when one of them has halted */
  async viewsCaughtUp(): Promise<void> {
    await viewsCaughtUp(this.options.api, this.dataset.campaign);
  }

  private path(rest: string): string {
    return `/campaigns/${this.dataset.campaign}${rest}`;
  }
}

interface SubmissionDocument {
  readonly status: string;
  readonly body: string;
  readonly findings: readonly { readonly relation: string; readonly severity: string }[];
}

interface FindingsPage {
  readonly items: readonly { readonly submission: string }[];
  readonly next?: string | null;
}
