import type { MappedSubmission } from '#vybory/campaigns';
import { ApiError, type ApiClient } from '../api-client.js';
import { idempotencyKey } from './idempotency-key.js';
import { forEachAtOnce } from './pool.js';

interface EntryAnswer {
  /** The version that the paper became; absent while another person must read it. */
  readonly submission?: string;
}

/**
 * Enters papers as a registrar would: each slot's one after the other, so that a paper clarifies the one before it. A paper that
 * speaks of nothing the campaign has is put aside and counted; a real pile holds some.
 */
export class PaperPlayer {
  entered = 0;
  readonly refused = new Map<string, number>();

  constructor(
    private readonly campaign: string,
    private readonly api: ApiClient,
  ) {}

  async enterAll(papers: readonly MappedSubmission[], width: number, done: () => void): Promise<void> {
    const slots = new Map<string, MappedSubmission[]>();
    for (const paper of papers) {
      const id = `${paper.form} ${paper.unit} ${paper.key ?? ''}`;
      slots.set(id, [...(slots.get(id) ?? []), paper]);
    }
    await forEachAtOnce([...slots.values()], width, async (ofSlot) => {
      let standing: string | undefined;
      for (const paper of ofSlot) {
        standing = (await this.enter(paper, standing)) ?? standing;
        done();
      }
    });
  }

  private async enter(
    { paper, ...form }: MappedSubmission,
    clarifies: string | undefined,
  ): Promise<string | undefined> {
    if (paper === undefined) throw new Error(`${form.form} ${form.unit}: no paper is described`);
    const { person, ...sheet } = paper;
    const key = idempotencyKey(this.campaign, form, `paper ${sheet.incomingNumber}`);
    try {
      const { submission } = await this.api.post<EntryAnswer>(`/campaigns/${this.campaign}/paper-entries`, {
        body: { ...form, paper: sheet, ...(clarifies !== undefined && { clarifies }) },
        headers: { 'vybory-body': 'secretariat', 'vybory-person': person, 'idempotency-key': key },
      });
      this.entered++;
      return submission;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status !== 422) throw error;
      const code = error.problem.errors?.[0]?.code ?? error.problem.code;
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
      return undefined;
    }
  }
}
