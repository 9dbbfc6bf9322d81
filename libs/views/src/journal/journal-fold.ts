import type { SubmissionEvent } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import { placed, RowSet, type RowOf } from '../sql/row-set.js';
import type { Step, SubmissionStep } from '../step.js';
import type { FoldStart, ViewFold } from '../view.js';
import type { Revision } from './entities.js';

/** Types that the journal has a column for. */
export const journalEventTypes = [
  'SubmissionReceived',
  'SubmissionClarified',
  'SubmissionRegistered',
  'SubmissionAcknowledged',
  'SubmissionAccepted',
  'SubmissionAcceptedWithAct',
  'SubmissionReturned',
  'FindingsRevised',
  'SubmissionWithdrawn',
] as const;

const receiptColumns = {
  position: 'int8',
  form: 'text',
  path: 'text',
  key: 'text',
  unit: 'text',
  n: 'int4',
  body: 'text',
  channel: 'text',
  paper: 'json',
  received_at: 'timestamptz',
  content_hash: 'bytea',
  idempotency_key: 'text',
} as const;

const lifeColumns = {
  clarifies: 'int4',
  changes: 'json',
  number: 'int8',
  registered_position: 'int8',
  registered_at: 'timestamptz',
  acknowledged_position: 'int8',
  acknowledged_at: 'timestamptz',
  returned_position: 'int8',
  returned_at: 'timestamptz',
  accepted_position: 'int8',
  accepted_at: 'timestamptz',
  with_act: 'bool',
  withdrawn_position: 'int8',
  withdrawn_at: 'timestamptz',
  revisions: 'json',
} as const;

type Life = { -readonly [Name in keyof RowOf<typeof lifeColumns>]?: RowOf<typeof lifeColumns>[Name] } & {
  revisions?: readonly Revision[];
};

type Receipt = RowOf<typeof receiptColumns> & { readonly position: number };

export function startJournalFold({ logId, campaign }: FoldStart): Promise<ViewFold> {
  return Promise.resolve(new JournalFold(logId, campaign));
}

/** Rows are found by the position of the receipt, which the slot's history knows: nothing is looked up. */
class JournalFold implements ViewFold {
  private receipts = new Map<number, Receipt>();
  private lives = new Map<number, Life>();

  constructor(
    private readonly logId: number,
    private readonly campaign: CampaignKnowledge,
  ) {}

  apply(step: Step): void {
    if (step.kind !== 'submission') return;
    if (step.event.type === 'SubmissionReceived') this.receive(step, step.event);
    else this.live(step);
  }

  async write(db: Queryable): Promise<void> {
    await this.insertReceived(db);
    await this.updateEarlier(db);
    this.receipts = new Map();
    this.lives = new Map();
  }

  private receive(
    { slot, position, recordedAt }: SubmissionStep,
    { data }: Extract<SubmissionEvent, { type: 'SubmissionReceived' }>,
  ): void {
    this.receipts.set(position, {
      position,
      form: slot.form,
      path: this.campaign.path(slot.unit),
      key: slot.key,
      unit: slot.unit,
      n: data.n,
      body: data.body,
      channel: data.channel,
      paper: data.paper ?? null,
      received_at: recordedAt,
      content_hash: data.contentHash,
      idempotency_key: data.idempotencyKey ?? null,
    });
  }

  private live({ event, version, position, recordedAt }: SubmissionStep): void {
    const life = this.lifeOf(version.receivedPosition);
    switch (event.type) {
      case 'SubmissionClarified':
        life.clarifies = Number(event.data.supersedes.slice(event.data.supersedes.lastIndexOf('~') + 1));
        life.changes = event.data.changes;
        return;
      case 'SubmissionRegistered':
        Object.assign(life, { number: event.data.number, registered_position: position, registered_at: recordedAt });
        return;
      case 'SubmissionAcknowledged':
        Object.assign(life, { acknowledged_position: position, acknowledged_at: recordedAt });
        return;
      case 'SubmissionAccepted':
      case 'SubmissionAcceptedWithAct':
        life.with_act = event.type === 'SubmissionAcceptedWithAct';
        Object.assign(life, { accepted_position: position, accepted_at: recordedAt });
        return;
      case 'SubmissionReturned':
        Object.assign(life, { returned_position: position, returned_at: recordedAt });
        return;
      case 'FindingsRevised': {
        const { because, opened, closed } = event.data;
        const revision = { position, at: recordedAt, because, opened: opened.length, closed: closed.length };
        life.revisions = [...(life.revisions ?? []), revision];
        return;
      }
      case 'SubmissionWithdrawn':
        Object.assign(life, { withdrawn_position: position, withdrawn_at: recordedAt });
        return;
      case 'SubmissionReceived':
      case 'SubmissionChecked':
      case 'DiscrepancyActsAttached':
        return;
      default: {
        const never: never = event;
        return never;
      }
    }
  }

  private lifeOf(receivedPosition: number): Life {
    const known = this.lives.get(receivedPosition);
    if (known !== undefined) return known;
    const life: Life = {};
    this.lives.set(receivedPosition, life);
    return life;
  }

  private async insertReceived(db: Queryable): Promise<void> {
    if (this.receipts.size === 0) return;
    const set = new RowSet({ ...receiptColumns, ...lifeColumns });
    for (const receipt of this.receipts.values()) {
      set.add({ ...receipt, ...this.lives.get(receipt.position) });
    }
    await db.execute(
      `insert into version (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given`,
      set.values,
    );
  }

  private async updateEarlier(db: Queryable): Promise<void> {
    const set = new RowSet({ position: 'int8', ...lifeColumns });
    for (const [position, life] of this.lives) {
      if (!this.receipts.has(position) && Object.keys(life).length > 0) set.add({ position, ...life });
    }
    if (set.size === 0) return;
    const assignments = Object.keys(lifeColumns).map((name) => `${name} = ${merged(name)}`);
    await db.execute(
      `update version set ${assignments.join(', ')}
         from ${placed('version', set.rows, `log_id = ${this.logId} and position = given.position`)}
        where version.ctid = given.place`,
      set.values,
    );
  }
}

/** What happens once is taken as it comes; revisions follow one another. */
function merged(name: string): string {
  if (name !== 'revisions') return `coalesce(given.${name}, version.${name})`;
  return `case when given.revisions is null then version.revisions
               else (coalesce(version.revisions::jsonb, '[]') || given.revisions::jsonb)::json end`;
}
