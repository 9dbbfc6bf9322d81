import { compose, text } from '#vybory/language';
import type { FactKey } from '../facts.js';
import { districtProtocol, precinctProtocol } from '../forms.js';
import { differs } from '../reading.js';
import { mutual, noViolations, relation, type Violation } from '../relation.js';
import { isNotice, otherDocument } from '../slot-key.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { sentence } from '../wording/sentence.js';
import { fieldOf } from './field-of.js';
import { figureIn, figurePath, figuresOf, type Figure } from './figures.js';

/**
 * the notice and the protocol of the same result («повідомлення та протокол») agree in every line and every
 * contestant's votes that both state. Judged on whichever arrives later; nothing is ever overwritten. Source: OWN;
 * order № 60 names both documents in one item (3.1.б.14, 3.2.а.22–25). Severity `act`.
 */
export const x12 = relation({
  id: 'X-12',
  version: 1,
  title: text('Повідомлення = протокол', 'Notice = protocol'),
  formula: 'notice line = protocol line; notice V[i] = protocol V[i], wherever both are stated',
  source: 'OWN; order № 60, 3.1.б.14, 3.2.а.22–25',
  severity: 'act',
  judges: [
    { form: precinctProtocol, needs: 'the other document in force of the same unit and contest' },
    { form: districtProtocol, needs: 'the other document in force of the same unit and contest' },
  ],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: (scope) => {
    const figures = figuresOf(scope);
    return {
      needs: (submission) => [otherKey(submission)],
      judge: (submission, facts) => {
        const other = facts.get(otherKey(submission));
        return other === undefined ? noViolations : figures.flatMap((figure) => breach(figure, submission, other));
      },
    };
  },
});

function otherKey({ form, unit, key }: SubmissionView) {
  return { kind: 'slot', form, unit, key: otherDocument(key) } as const satisfies FactKey;
}

function breach(figure: Figure, submission: SubmissionView, other: FormValues): readonly Violation[] {
  const here = figureIn(submission.values, figure);
  const there = figureIn(other, figure);
  if (!differs(here, there)) return [];
  const [notice, protocol] = isNotice(submission.key) ? [here, there] : [there, here];
  const path = figurePath(figure);
  const message = compose((l) =>
    l === 'uk'
      ? `${sentence(figure.wording(l))}: у повідомленні ${number(notice, l)}, у протоколі ${number(protocol, l)}.`
      : `${sentence(figure.wording(l))}: ${number(notice, l)} in the notice, ${number(protocol, l)} in the protocol.`,
  );
  const { form, unit, key } = submission;
  return [{ fields: [path, fieldOf(form, unit, otherDocument(key), path)], expected: there, actual: here, message }];
}
