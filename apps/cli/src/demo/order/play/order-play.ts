import { setTimeout as pause } from 'node:timers/promises';
import type { CampaignDefinition, Stage } from '#vybory/campaigns';
import { fileReferences } from '#vybory/forms';
import type { ApiClient } from '../../../api-client.js';
import { forEachAtOnce } from '../../../player/pool.js';
import { viewsCaughtUp } from '../../../player/views-caught-up.js';
import type { Progress } from '../../../progress.js';
import { precinctUnit } from '../definition/definition.js';
import { valuesOf } from '../values/index.js';
import type { Values } from '../values/parts.js';
import { happeningsOfPrecincts, happeningsOfSubjects, type Happening } from '../world/happenings.js';
import type { World } from '../world/world.js';
import { contentHash, documentFor } from './documents.js';
import { addressOf, type FindingPlace, type Plant } from './plant.js';
import { formOf, type Batch, type Slot } from './slots.js';

export interface PlayOptions {
  readonly api: ApiClient;
  readonly progress: Progress;
  /** Submissions under way at a time. */
  readonly connections: number;
}

/** What became of it, as the API says. */
export interface Played {
  readonly submissions: number;
  readonly findings: readonly FoundFinding[];
  readonly completeness: CompletenessAnswer;
}

export interface FoundFinding extends FindingPlace {
  readonly message: string;
}

export interface CompletenessAnswer {
  readonly owed: number;
  readonly received: number;
  readonly accepted: number;
  readonly returned: number;
  readonly missing: number;
  readonly overdue: number;
}

const secretariat = { 'vybory-body': 'secretariat' };
const unitsPerRequest = 1000;
const stagesInOrder: readonly Stage[] = ['announced', 'preparation', 'voting', 'tabulation', 'established'];
/** Papers that tell which precincts there are: the Secretariat registers them when these have come. */
const formingPrecincts = ['precincts-formed-notice', 'referendum-precinct-count-notice'];

/** Plays a generated campaign from announcement to establishment: each body submits what it owes when it is due. */
export class OrderPlay {
  private submissions = 0;
  private stage: Stage = 'announced';

  constructor(
    private readonly world: World,
    private readonly definition: CampaignDefinition,
    private readonly options: PlayOptions,
  ) {}

  async play(batches: readonly Batch[], plants: readonly Plant[]): Promise<Played> {
    await this.options.api.post('/campaigns', { body: this.definition, headers: secretariat });
    await this.record(happeningsOfSubjects(this.world));
    const planted = new Map(plants.map((plant) => [addressOf(plant.slot), plant]));
    for (const batch of batches) await this.submitBatch(batch, planted);
    await this.enter('established');
    await viewsCaughtUp(this.options.api, this.world.campaign);
    return {
      submissions: this.submissions,
      findings: await this.findings(),
      completeness: await this.options.api.get<CompletenessAnswer>(this.path('/completeness')),
    };
  }

  private async submitBatch({ stage, form, due, slots }: Batch, plants: ReadonlyMap<string, Plant>): Promise<void> {
    await this.enter(stage);
    const { progress, connections } = this.options;
    const counter = progress.counter(`${due.slice(0, 10)} ${shortened(form.title.uk)}`, slots.length);
    const broken = slots.flatMap((slot) => plants.get(addressOf(slot)) ?? []);
    const right = slots.filter((slot) => !plants.has(addressOf(slot)));
    await forEachAtOnce(right, connections, async (slot) => {
      await this.send(slot, valuesOf(this.world, slot));
      counter.advance();
    });
    // What is broken comes last, so that everything that it is compared with is there.
    for (const plant of broken) {
      await this.submitBroken(plant);
      counter.advance();
    }
    counter.done(broken.length === 0 ? undefined : `з помилкою / with a mistake: ${broken.length}`);
    if (formingPrecincts.includes(form.key)) await this.registerPrecincts();
  }

  private async submitBroken({ slot, values, answer }: Plant): Promise<void> {
    const first = await this.settled(await this.send(slot, values));
    if (answer === 'stands' || first.status !== 'returned') return;
    if (answer === 'act') return this.explain(slot, first);
    const clarified = await this.settled(await this.send(slot, valuesOf(this.world, slot), first.submission));
    // Where votes changed, the clarified version has to be explained, too.
    if (clarified.status === 'returned') await this.explain(slot, clarified);
  }

  private async explain(slot: Slot, { submission, findings }: SettledSubmission): Promise<void> {
    const relations = [...new Set(findings.map(({ relation }) => relation))];
    const explanation = 'Розбіжність виявлено і пояснено на засіданні комісії.';
    await this.options.api.post(`/submissions/${submission}/acts`, {
      body: { acts: relations.map((relation) => ({ relation, explanation })) },
      headers: { 'vybory-body': slot.body },
    });
  }

  private async send(slot: Slot, values: Values, clarifies?: string): Promise<string> {
    await this.attach(slot, values);
    const { form, unit, key, body } = slot;
    const id = `${addressOf(slot)} ${clarifies ?? 'first'}`;
    const { submission } = await this.options.api.post<{ readonly submission: string }>(this.path('/submissions'), {
      body: { form, unit, key, values, ...(clarifies !== undefined && { clarifies }) },
      headers: { 'vybory-body': body, 'idempotency-key': contentHash(id).slice('sha256:'.length) },
    });
    this.submissions++;
    return submission;
  }

  /** Uploads the documents that the values refer to. */
  private async attach(slot: Slot, values: Values): Promise<void> {
    const wanted = new Set(fileReferences(formOf(slot.form), values).map(({ hash }) => hash));
    for (let number = 0; wanted.size > 0; number++) {
      const title = `${addressOf(slot)} ${number}`;
      if (number > 10_000) throw new Error(`${addressOf(slot)} refers to a document that nobody has`);
      if (!wanted.delete(contentHash(title))) continue;
      await this.options.api.postBytes(this.path(`/attachments?name=document-${number}.pdf`), {
        bytes: documentFor(title),
        mediaType: 'application/pdf',
        headers: { 'vybory-body': slot.body },
      });
    }
  }

  private async registerPrecincts(): Promise<void> {
    const units = [...this.world.precincts.values()].map(precinctUnit);
    const counter = this.options.progress.counter('Реєстр дільниць', units.length);
    for (let from = 0; from < units.length; from += unitsPerRequest) {
      const batch = units.slice(from, from + unitsPerRequest);
      await this.options.api.post(this.path('/territories'), { body: batch, headers: secretariat });
      counter.advance(batch.length);
    }
    counter.done();
    await this.record(happeningsOfPrecincts(this.world));
  }

  private async record(happened: readonly Happening[]): Promise<void> {
    for (const happening of happened) {
      const body = { type: 'happening', ...happening };
      await this.options.api.post(this.path('/course'), { body, headers: secretariat });
    }
  }

  private async enter(stage: Stage): Promise<void> {
    const from = stagesInOrder.indexOf(this.stage);
    for (const next of stagesInOrder.slice(from + 1, stagesInOrder.indexOf(stage) + 1)) {
      await this.options.api.put(this.path('/stage'), { body: { stage: next }, headers: secretariat });
      this.options.progress.note(`→ ${next}`);
      this.stage = next;
    }
  }

  private async settled(submission: string): Promise<SettledSubmission> {
    for (;;) {
      const document = await this.options.api.get<Omit<SettledSubmission, 'submission'>>(`/submissions/${submission}`);
      if (document.status !== 'received' && document.status !== 'checked') return { submission, ...document };
      await pause(20);
    }
  }

  private async findings(): Promise<readonly FoundFinding[]> {
    const found: FoundFinding[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { readonly items: readonly FoundFinding[]; readonly next?: string | null } =
        await this.options.api.get(this.path(`/findings?status=all&limit=1000${from}`));
      found.push(...page.items);
      cursor = page.next ?? undefined;
    }
    return found;
  }

  private path(rest: string): string {
    return `/campaigns/${this.world.campaign}${rest}`;
  }
}

interface SettledSubmission {
  readonly submission: string;
  readonly status: string;
  readonly findings: readonly { readonly relation: string }[];
}

const longestLabel = 64;

function shortened(title: string): string {
  return title.length <= longestLabel ? title : `${title.slice(0, longestLabel - 1)}…`;
}
