import type { Severity } from '#vybory/campaigns';
import type { JsonValue } from '#vybory/canonical-json';
import type { Text } from '#vybory/language';
import { submissionId, type Carrier, type SlotAddress } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import type { Queryable } from '../schema/queryable.js';
import { RowSet } from '../sql/row-set.js';
import type { Step, SubmissionStep } from '../step.js';
import type { FoldSource, FoldStart, ViewFold } from '../view.js';
import type { ClosedBecause, NotedAct } from './entities.js';
import { SlotFindings, type OpenedFinding } from './slot-findings.js';

/** Types that open or close findings, or answer them. */
export const findingEventTypes = [
  'SubmissionReceived',
  'SubmissionChecked',
  'FindingsRevised',
  'SubmissionAcceptedWithAct',
  'DiscrepancyActsAttached',
  'SubmissionWithdrawn',
] as const;

interface StoredFinding {
  readonly form: string;
  readonly path: string;
  readonly key: string;
  readonly n: number;
  readonly carrier: Carrier;
  readonly opened_position: string;
  readonly opened_at: Date;
  readonly ordinal: number;
  readonly relation: string;
  readonly severity: Severity;
  readonly fields: readonly string[];
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly message: Text;
  readonly acts: readonly NotedAct[];
  readonly closed_position: string | null;
  readonly closed_at: Date | null;
  readonly closed_because: ClosedBecause | null;
  readonly closed_by: string | null;
  readonly opened_by: string | null;
}

interface Touched {
  readonly slot: SlotAddress;
  readonly path: string;
  readonly findings: SlotFindings;
}

export function startFindingsFold({ logId, campaign }: FoldStart): Promise<ViewFold> {
  return Promise.resolve(new FindingsFold(logId, campaign));
}

/** Findings are rare: what a page needs of earlier ones is read before it, for the few slots that may have some. */
class FindingsFold implements ViewFold {
  private touched = new Map<string, Touched>();

  constructor(
    private readonly logId: number,
    private readonly campaign: CampaignKnowledge,
  ) {}

  async prepare(steps: readonly Step[], { db }: FoldSource): Promise<void> {
    const slots = new Map<string, SlotAddress>();
    for (const step of steps)
      if (step.kind === 'submission' && mayTouchEarlier(step)) slots.set(step.stream, step.slot);
    if (slots.size === 0) return;
    for (const [stream, slot] of slots) {
      this.touched.set(stream, { slot, path: this.campaign.path(slot.unit), findings: new SlotFindings() });
    }
    await this.restore(db);
  }

  apply(step: Step): void {
    if (step.kind !== 'submission') return;
    const { event, version, slot, before, after, position, recordedAt: at } = step;
    const { carrier } = version;
    if (event.type === 'SubmissionReceived' && before[carrier] > 0) {
      this.of(step).close(before[carrier], { position, at, because: 'superseded', by: version.submission });
    } else if (event.type === 'SubmissionChecked' && event.data.findings.length > 0) {
      const findings = this.of(step);
      findings.open(version, event.data.findings, { position, at });
      if (after[carrier] > version.n) {
        findings.close(version.n, { position, at, because: 'superseded', by: submissionId(slot, after[carrier]) });
      }
    } else if (event.type === 'FindingsRevised') {
      this.of(step).revise(version, event.data, { position, at });
    } else if (event.type === 'SubmissionWithdrawn') {
      const findings = this.of(step);
      findings.close(version.n, { position, at, because: 'withdrawn' });
      if (after[carrier] > 0 && after[carrier] !== before[carrier]) findings.reopen(after[carrier], { position, at });
    } else if (event.type === 'DiscrepancyActsAttached' || event.type === 'SubmissionAcceptedWithAct') {
      this.of(step).note(version.n, event.data.acts, { position, at });
    }
  }

  async write(db: Queryable): Promise<void> {
    const set = new RowSet({
      opened_position: 'int8',
      ordinal: 'int4',
      opened_at: 'timestamptz',
      form: 'text',
      path: 'text',
      key: 'text',
      unit: 'text',
      n: 'int4',
      carrier: 'text',
      relation: 'text',
      severity: 'text',
      fields: 'json',
      expected: 'json',
      actual: 'json',
      message: 'json',
      acts: 'json',
      closed_position: 'int8',
      closed_at: 'timestamptz',
      closed_because: 'text',
      closed_by: 'text',
      opened_by: 'text',
    });
    for (const { slot, path, findings } of this.touched.values()) {
      for (const changed of findings.takeChanged()) set.add(rowOf(slot, path, changed));
    }
    this.touched = new Map();
    if (set.size === 0) return;
    await db.execute(
      `insert into finding (log_id, ${set.names}) select ${this.logId}, given.* from ${set.rows} as given
       on conflict (log_id, opened_position, ordinal) do update
         set acts = excluded.acts, closed_position = excluded.closed_position, closed_at = excluded.closed_at,
             closed_because = excluded.closed_because, closed_by = excluded.closed_by`,
      set.values,
    );
  }

  private of({ stream, slot }: SubmissionStep): SlotFindings {
    const known = this.touched.get(stream);
    if (known !== undefined) return known.findings;
    const findings = new SlotFindings();
    this.touched.set(stream, { slot, path: this.campaign.path(slot.unit), findings });
    return findings;
  }

  private async restore(db: Queryable): Promise<void> {
    const set = new RowSet({ form: 'text', path: 'text', key: 'text' });
    const streams = new Map<string, string>();
    for (const [stream, { slot, path }] of this.touched) {
      set.add({ form: slot.form, path, key: slot.key });
      streams.set(`${slot.form} ${path} ${slot.key}`, stream);
    }
    const stored = await db.query<StoredFinding>(
      `select found.* from ${set.rows} as given cross join lateral (
         select * from finding
          where log_id = ${this.logId} and path = given.path and form = given.form and key = given.key
         offset 0) as found
       order by opened_position, ordinal`,
      set.values,
    );
    const bySlot = new Map<string, OpenedFinding[]>();
    for (const row of stored) {
      const id = `${row.form} ${row.path} ${row.key}`;
      bySlot.set(id, [...(bySlot.get(id) ?? []), fromRow(row)]);
    }
    for (const [id, findings] of bySlot) {
      const stream = streams.get(id);
      const touched = stream === undefined ? undefined : this.touched.get(stream);
      if (stream !== undefined && touched !== undefined) {
        this.touched.set(stream, { ...touched, findings: new SlotFindings(findings) });
      }
    }
  }
}

/** Whether the step speaks of findings that a page before this one may have opened. */
function mayTouchEarlier({ event, version, before }: SubmissionStep): boolean {
  switch (event.type) {
    case 'SubmissionReceived':
      return before[version.carrier] > 0;
    case 'SubmissionWithdrawn':
    case 'FindingsRevised':
    case 'DiscrepancyActsAttached':
    case 'SubmissionAcceptedWithAct':
      return true;
    default:
      return false;
  }
}

function rowOf(
  slot: SlotAddress,
  path: string,
  { finding, n, carrier, opened, openedBy, ordinal, acts, closed }: OpenedFinding,
) {
  const { relation, severity, fields, expected, actual, message } = finding;
  return {
    opened_position: opened.position,
    opened_at: opened.at,
    ordinal,
    ...{ form: slot.form, path, key: slot.key, unit: slot.unit, n, carrier },
    ...{ relation, severity, fields, expected, actual, message, acts },
    closed_position: closed?.position,
    closed_at: closed?.at,
    closed_because: closed?.because,
    closed_by: closed?.by,
    opened_by: openedBy,
  };
}

function fromRow(row: StoredFinding): OpenedFinding {
  const { relation, severity, fields, expected, actual, message, n, carrier, ordinal, acts } = row;
  const opened = { position: Number(row.opened_position), at: row.opened_at.toISOString() };
  const restored: OpenedFinding = {
    finding: { relation, severity, fields, expected, actual, message },
    n,
    carrier,
    opened,
    ordinal,
    ...(row.opened_by === null ? {} : { openedBy: row.opened_by }),
    acts,
  };
  if (row.closed_position !== null && row.closed_at !== null && row.closed_because !== null) {
    restored.closed = {
      position: Number(row.closed_position),
      at: row.closed_at.toISOString(),
      because: row.closed_because,
      ...(row.closed_by === null ? {} : { by: row.closed_by }),
    };
  }
  return restored;
}
