import type { KnownPaper } from '../load/bodies.js';
import type { StoredEvent } from './log.js';
import type { Lives } from './submissions.js';

/** Versions on paper, and all others. */
export function byCarrier(lives: Lives): { readonly papers: Lives; readonly electronic: Lives } {
  const isPaper = ([received]: readonly StoredEvent[]): boolean => received?.data['paper'] !== undefined;
  return {
    papers: new Map([...lives].filter(([, life]) => isPaper(life))),
    electronic: new Map([...lives].filter(([, life]) => !isPaper(life))),
  };
}

/** Each paper is entered, confirmed and received once, as its registrar was told, and compared once with the electronic version. */
export function paperFaults(
  known: readonly KnownPaper[],
  papers: Lives,
  events: readonly StoredEvent[],
): readonly string[] {
  const entered = events.filter(({ type }) => type === 'PaperEntered');
  const keys = new Set(known.map(({ idempotencyKey }) => idempotencyKey));
  return [
    ...(entered.length === known.length ? [] : [`${entered.length} papers were entered, not ${known.length}`]),
    ...(papers.size === known.length ? [] : [`${papers.size} papers were received, not ${known.length}`]),
    ...entered
      .filter(({ data }) => !keys.has(String(data['idempotencyKey'])))
      .map(({ data }) => `${String(data['entry'])} belongs to nobody`),
    ...known.flatMap((one) => faultsOf(one, papers, events)),
  ];
}

function faultsOf({ errand, answer }: KnownPaper, papers: Lives, events: readonly StoredEvent[]): readonly string[] {
  const { entry, submission = '' } = answer;
  const faults: string[] = [];
  const confirmed = events.filter(({ type, data }) => type === 'PaperConfirmed' && data['entry'] === entry);
  if (confirmed.length !== 1) faults.push(`${entry} was confirmed ${confirmed.length} times`);
  const received = (papers.get(submission) ?? []).filter(({ type }) => type === 'SubmissionReceived');
  if (received.length !== 1) faults.push(`${entry} was received ${received.length} times`);
  const compared = events.filter(({ type, data }) => isComparison(type) && data['paper'] === submission);
  const expected = errand.agrees ? 'CarriersAgreed' : 'CarrierDifferenceOpened';
  if (compared.length !== 1 || compared[0]?.type !== expected) {
    faults.push(`${submission}: ${compared.map(({ type }) => type).join(', ') || 'no comparison'}, not ${expected}`);
  }
  return faults;
}

function isComparison(type: string): boolean {
  return type === 'CarriersAgreed' || type === 'CarrierDifferenceOpened';
}
