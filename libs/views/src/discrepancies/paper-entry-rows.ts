import { parsePaperEntryId, parseSubmissionId, type PaperEntryId } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import { RowSet, type RowOf } from '../sql/row-set.js';
import type { PaperStep } from '../step.js';
import { ImpossibleStep } from '../view.js';

const entryColumns = { form: 'text', path: 'text', key: 'text', k: 'int4' } as const;

const enteredColumns = {
  unit: 'text',
  body: 'text',
  document: 'json',
  double_entry: 'bool',
  form_version: 'int4',
  clarifies: 'int4',
  first: 'text',
  entered_position: 'int8',
  entered_at: 'timestamptz',
} as const;

const lifeColumns = {
  second: 'text',
  differing: 'int4',
  disputed_position: 'int8',
  disputed_at: 'timestamptz',
  read_by: 'text[]',
  n: 'int4',
  confirmed_position: 'int8',
  confirmed_at: 'timestamptz',
  withdrawn_position: 'int8',
  withdrawn_at: 'timestamptz',
  withdrawn_by: 'text',
  reason: 'text',
} as const;

/** What the steps since the last write say of one entry. */
interface Told {
  readonly id: RowOf<typeof entryColumns>;
  entered?: RowOf<typeof enteredColumns>;
  life: RowOf<typeof lifeColumns>;
}

/** Papers on their way into slots. Every event names its entry: nothing is looked up. */
export class PaperEntryRows {
  private told = new Map<PaperEntryId, Told>();

  constructor(
    private readonly logId: number,
    private readonly campaign: CampaignKnowledge,
  ) {}

  apply({ event, slot: { unit }, position, recordedAt: at }: PaperStep): void {
    const told = this.of(event.data.entry);
    switch (event.type) {
      case 'PaperEntered': {
        const { body, person: first, document, doubleEntry, formVersion, clarifies } = event.data;
        told.entered = {
          ...{ unit, body, first, document, double_entry: doubleEntry, entered_position: position, entered_at: at },
          form_version: formVersion,
          clarifies: clarifies === undefined ? undefined : ordinal(clarifies),
        };
        return;
      }
      case 'PaperEntryDisputed': {
        const { person: second, differences } = event.data;
        const disputed = { disputed_position: position, disputed_at: at };
        told.life = { ...told.life, second, differing: differences.length, ...disputed };
        return;
      }
      case 'PaperConfirmed': {
        const { submission, enteredBy } = event.data;
        const confirmed = { confirmed_position: position, confirmed_at: at };
        told.life = { ...told.life, n: ordinal(submission), read_by: enteredBy, ...confirmed };
        return;
      }
      case 'PaperEntryWithdrawn': {
        const { person, reason } = event.data;
        const withdrawn = { withdrawn_position: position, withdrawn_at: at };
        told.life = { ...told.life, withdrawn_by: person, reason, ...withdrawn };
        return;
      }
      case 'PaperEntryResolved':
        // Confirmed in the same breath.
        return;
      default: {
        const never: never = event;
        return never;
      }
    }
  }

  async write(db: Queryable): Promise<void> {
    const all = [...this.told.values()];
    this.told = new Map();
    const begun = new RowSet({ ...entryColumns, ...enteredColumns, ...lifeColumns });
    const earlier = new RowSet({ ...entryColumns, ...lifeColumns });
    for (const { id, entered, life } of all) {
      if (entered !== undefined) begun.add({ ...id, ...entered, ...life });
      else if (Object.keys(life).length > 0) earlier.add({ ...id, ...life });
    }
    if (begun.size > 0) {
      await db.execute(
        `insert into paper_entry (log_id, ${begun.names}) select ${this.logId}, given.* from ${begun.rows} as given`,
        begun.values,
      );
    }
    if (earlier.size > 0) await this.update(earlier, db);
  }

  private async update(earlier: RowSet<typeof entryColumns & typeof lifeColumns>, db: Queryable): Promise<void> {
    // Everything happens once; what was told earlier stays.
    const assignments = Object.keys(lifeColumns).map(
      (name) => `${name} = coalesce(paper_entry.${name}, given.${name})`,
    );
    await db.execute(
      `update paper_entry set ${assignments.join(', ')}
         from ${earlier.rows} as given
        where paper_entry.log_id = ${this.logId} and paper_entry.form = given.form and paper_entry.path = given.path
          and paper_entry.key = given.key and paper_entry.k = given.k`,
      earlier.values,
    );
  }

  private of(id: PaperEntryId): Told {
    const known = this.told.get(id);
    if (known !== undefined) return known;
    const parsed = parsePaperEntryId(id);
    if (parsed === undefined) throw new ImpossibleStep(`${id} is no id of a paper entry`);
    const { form, unit, key } = parsed.slot;
    const told: Told = { id: { form, path: this.campaign.path(unit), key, k: parsed.n }, life: {} };
    this.told.set(id, told);
    return told;
  }
}

function ordinal(submission: string): number {
  const parsed = parseSubmissionId(submission);
  if (parsed === undefined) throw new ImpossibleStep(`${submission} is no id of a submission`);
  return parsed.n;
}
