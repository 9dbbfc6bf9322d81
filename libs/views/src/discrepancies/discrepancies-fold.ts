import { parseCarrierCaseId, parseSubmissionId, type CarrierCaseId, type CarrierEvent } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import { RowSet, type RowOf } from '../sql/row-set.js';
import type { CarrierStep, Step } from '../step.js';
import { ImpossibleStep, type FoldStart, type ViewFold } from '../view.js';
import type { Saying } from './entities.js';
import { PaperEntryRows } from './paper-entry-rows.js';

const caseColumns = { form: 'text', path: 'text', key: 'text', k: 'int4' } as const;

const openingColumns = {
  unit: 'text',
  electronic: 'int4',
  paper: 'int4',
  differences: 'json',
  opened_position: 'int8',
  opened_at: 'timestamptz',
} as const;

const lifeColumns = {
  explanations: 'json',
  explained_position: 'int8',
  clarified_position: 'int8',
  clarified_at: 'timestamptz',
  clarified_on: 'text',
  clarified_by: 'int4',
  closed_position: 'int8',
  closing: 'json',
} as const;

const agreementColumns = {
  position: 'int8',
  form: 'text',
  path: 'text',
  key: 'text',
  electronic: 'int4',
  paper: 'int4',
} as const;

/** What the steps since the last write say of one case. */
interface Told {
  readonly id: RowOf<typeof caseColumns>;
  opening?: RowOf<typeof openingColumns>;
  readonly explanations: Saying[];
  life: Omit<RowOf<typeof lifeColumns>, 'explanations'>;
}

export function startDiscrepanciesFold({ logId, campaign }: FoldStart): Promise<ViewFold> {
  return Promise.resolve(new DiscrepanciesFold(logId, campaign));
}

/** Cases are found by their slot and ordinal, which every event names: nothing is looked up. */
class DiscrepanciesFold implements ViewFold {
  private told = new Map<CarrierCaseId, Told>();
  private agreements: RowOf<typeof agreementColumns>[] = [];
  private readonly papers: PaperEntryRows;

  constructor(
    private readonly logId: number,
    private readonly campaign: CampaignKnowledge,
  ) {
    this.papers = new PaperEntryRows(logId, campaign);
  }

  apply(step: Step): void {
    if (step.kind === 'paper') this.papers.apply(step);
    if (step.kind !== 'carrier') return;
    if (step.event.type === 'CarriersAgreed') this.agree(step, step.event.data);
    else this.tell(step, step.event);
  }

  async write(db: Queryable): Promise<void> {
    await this.insertAgreements(db);
    await this.insertOpened(db);
    await this.updateEarlier(db);
    await this.papers.write(db);
    this.told = new Map();
    this.agreements = [];
  }

  private agree(
    { slot: { form, unit, key }, position }: CarrierStep,
    { electronic, paper }: Extract<CarrierEvent, { type: 'CarriersAgreed' }>['data'],
  ): void {
    const versions = { electronic: ordinal(electronic), paper: ordinal(paper) };
    this.agreements.push({ position, form, path: this.campaign.path(unit), key, ...versions });
  }

  private tell(step: CarrierStep, event: Exclude<CarrierEvent, { type: 'CarriersAgreed' }>): void {
    const { position, recordedAt: at, slot } = step;
    const told = this.of(step, event.data.case);
    switch (event.type) {
      case 'CarrierDifferenceOpened': {
        const { electronic, paper, differences } = event.data;
        const versions = { electronic: ordinal(electronic), paper: ordinal(paper) };
        told.opening = { unit: slot.unit, ...versions, differences, opened_position: position, opened_at: at };
        return;
      }
      case 'CarrierDifferenceExplained': {
        const { person, explanation: words } = event.data;
        told.explanations.push({ position, at, person, words });
        told.life = { explained_position: position, ...told.life };
        return;
      }
      case 'CarrierDifferenceClarified': {
        const { by, submission } = event.data;
        const version = submission === undefined ? undefined : ordinal(submission);
        const clarified = { clarified_position: position, clarified_at: at, clarified_on: by, clarified_by: version };
        told.life = { ...told.life, ...clarified };
        return;
      }
      case 'CarrierDifferenceClosed': {
        const { person, conclusion: words } = event.data;
        told.life = { ...told.life, closed_position: position, closing: { position, at, person, words } };
        return;
      }
      default: {
        const never: never = event;
        return never;
      }
    }
  }

  private of({ slot: { form, unit, key } }: CarrierStep, id: CarrierCaseId): Told {
    const known = this.told.get(id);
    if (known !== undefined) return known;
    const k = parseCarrierCaseId(id)?.n;
    if (k === undefined) throw new ImpossibleStep(`${id} is no id of a case`);
    const told: Told = { id: { form, path: this.campaign.path(unit), key, k }, explanations: [], life: {} };
    this.told.set(id, told);
    return told;
  }

  private async insertAgreements(db: Queryable): Promise<void> {
    if (this.agreements.length === 0) return;
    const set = new RowSet(agreementColumns);
    for (const agreement of this.agreements) set.add(agreement);
    await db.execute(
      `insert into agreement (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
  }

  private async insertOpened(db: Queryable): Promise<void> {
    const set = new RowSet({ ...caseColumns, ...openingColumns, ...lifeColumns });
    for (const { id, opening, explanations, life } of this.told.values()) {
      if (opening !== undefined) set.add({ ...id, ...opening, explanations, ...life });
    }
    if (set.size === 0) return;
    await db.execute(
      `insert into discrepancy (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
  }

  private async updateEarlier(db: Queryable): Promise<void> {
    const set = new RowSet({ ...caseColumns, ...lifeColumns });
    for (const { id, opening, explanations, life } of this.told.values()) {
      if (opening === undefined) set.add({ ...id, explanations, ...life });
    }
    if (set.size === 0) return;
    const { explanations: _, ...once } = lifeColumns;
    // What was told earlier stays: a case is explained first, clarified and closed once.
    const assignments = Object.keys(once).map(
      (name) => `${name} = coalesce(discrepancy.${name}, given.${name}${castOf(name)})`,
    );
    await db.execute(
      `update discrepancy set explanations = discrepancy.explanations || given.explanations::jsonb, ${assignments.join(', ')}
         from ${set.rows} as given
        where discrepancy.log_id = ${this.logId} and discrepancy.form = given.form and discrepancy.path = given.path
          and discrepancy.key = given.key and discrepancy.k = given.k`,
      set.values,
    );
  }
}

/** JSON travels as `json`. */
function castOf(column: string): string {
  return column === 'closing' ? '::jsonb' : '';
}

function ordinal(submission: string): number {
  const parsed = parseSubmissionId(submission);
  if (parsed === undefined) throw new ImpossibleStep(`${submission} is no id of a submission`);
  return parsed.n;
}
