import { compose, text } from '#vybory/language';
import type { SlotValues } from '../facts.js';
import { ballotsHandedOver, precinctProtocol } from '../forms.js';
import { countIn, differs, recordIn } from '../reading.js';
import { mutual, noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import { contestPart, documentsOf } from '../slot-key.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { lineBook } from '../wording/line-book.js';
import { number } from '../wording/numbers.js';
import { protocolsKey, rowKey } from './fact-keys.js';
import { fieldOf, fieldOfRow } from './field-of.js';
import { precinctRows } from './precinct-rows.js';

/**
 * precinct `RCV` = the row of the ballots handed over protocol for the precinct: the chair announces the number
 * from the excerpt of the district commission's minutes and it "shall be entered" in the precinct protocol. Judged
 * whichever of the two arrives later, the quick notice of the precinct as its protocol. Ballots that the precinct produced itself are another line. Source: law 2001 art.
 * 66(4). Severity `act`.
 */
export const x1 = relation({
  id: 'X-1',
  version: 2,
  title: text('Одержані бюлетені = передані дільниці', 'Ballots received = handed over to the precinct'),
  formula: 'RCV = handed-over row of the precinct',
  source: 'LAW 2766-III (2001) art. 66(4)',
  severity: 'act',
  judges: [
    { form: precinctProtocol, needs: 'the row of the precinct in `ballots-handed-over-protocol` of its district' },
    { form: ballotsHandedOver, needs: 'the precinct protocols in force of the district' },
  ],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: (scope) => (scope.form === precinctProtocol ? atProtocol(scope) : atHandingOver(scope)),
});

function atProtocol(scope: RelationScope): BoundRelation | undefined {
  if (!scope.lines.has('ballotsReceived')) return undefined;
  return {
    needs: (submission) => [handedOverKey(submission)],
    judge: (submission, facts) => {
      const received = countIn(recordIn(submission.values, 'lines'), 'ballotsReceived');
      const handedOver = countIn(facts.get(handedOverKey(submission)), 'ballotsHandedOver');
      if (!differs(received, handedOver)) return noViolations;
      const row = fieldOfRow(ballotsHandedOver, submission.unit, contestPart(submission.key), 'ballotsHandedOver');
      const figures = { received, handedOver, precinct: submission.unit };
      return [breach(['lines.ballotsReceived', row], handedOver, received, figures, scope)];
    },
  };
}

function handedOverKey({ unit, key }: SubmissionView) {
  return rowKey(ballotsHandedOver, unit, contestPart(key));
}

function atHandingOver(scope: RelationScope): BoundRelation {
  return {
    needs: ({ unit, key }) => documentsOf(key).map((document) => protocolsKey(unit, document)),
    judge: ({ unit, key, values }, facts) =>
      documentsOf(key).flatMap((document) => {
        const protocols = facts.get(protocolsKey(unit, document)) ?? [];
        return protocols.length === 0 ? noViolations : rowBreaches(values, document, protocols, scope);
      }),
  };
}

function rowBreaches(
  values: FormValues,
  document: string,
  protocols: readonly SlotValues[],
  scope: RelationScope,
): readonly Violation[] {
  const receivedBy = new Map(protocols.map((p) => [p.unit, countIn(recordIn(p.values, 'lines'), 'ballotsReceived')]));
  return precinctRows(values, 'rows').flatMap(({ path, precinct, record }) => {
    const received = receivedBy.get(precinct) ?? Number.NaN;
    const handedOver = countIn(record, 'ballotsHandedOver');
    if (!differs(received, handedOver)) return [];
    const line = fieldOf(precinctProtocol, precinct, document, 'lines.ballotsReceived');
    const fields = [`${path}.ballotsHandedOver`, line];
    return [breach(fields, received, handedOver, { received, handedOver, precinct }, scope)];
  });
}

interface Figures {
  readonly received: number;
  readonly handedOver: number;
  readonly precinct: string;
}

function breach(
  fields: readonly string[],
  expected: number,
  actual: number,
  { received, handedOver, precinct }: Figures,
  { lines, contest, definition }: RelationScope,
): Violation {
  const book = lines.has('ballotsReceived') ? lines : lineBook(contest?.precinctLines ?? [], definition);
  const message = compose((l) => {
    const line = book.wording('ballotsReceived', l);
    return l === 'uk'
      ? `Дільниця ${precinct}: ${line} = ${number(received, l)}, а за протоколом про передачу бюлетенів їй передано ${number(handedOver, l)}.`
      : `Precinct ${precinct}: ${line} = ${number(received, l)}, and by the protocol on handing over it was given ${number(handedOver, l)}.`;
  });
  return { fields, expected, actual, message };
}
