import { compose, text, type Text } from '#vybory/language';
import { districtDecision, districtProtocol } from '../forms.js';
import { countIn, differs, recordIn, stated, textIn } from '../reading.js';
import { relation, type RelationScope, type Violation } from '../relation.js';
import { contestPart } from '../slot-key.js';
import type { FormValues } from '../submission-view.js';
import { contestantName } from '../wording/contestant.js';
import { number } from '../wording/numbers.js';
import { slotKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';

/**
 * elected is who has the most votes by the protocol of the district; with a tie nobody is; the votes of the elected in the decision are those
 * of the protocol. Judged at the decision (3.2.а.26), again whenever the protocol takes force, and at the protocol for the person
 * that it names itself. Source: OWN, from the relative majority of the election law. Severity `error`.
 */
export const x15 = relation({
  id: 'X-15',
  version: 1,
  title: text('Обрано того, хто має найбільше голосів', 'Elected is who has the most votes'),
  formula: 'elected = arg max V[i]; tie ⇒ nobody; votesElected = V[elected]',
  source: 'OWN, from "relative majority"',
  severity: 'error',
  judges: [
    { form: districtDecision, needs: '`district-results-protocol` of the district and contest' },
    { form: districtProtocol },
  ],
  missing: 'skip-any',
  params: {},
  bind: (scope) =>
    scope.form === districtProtocol
      ? { judge: ({ values }) => electedBreaches(values, values, scope) }
      : {
          needs: ({ unit, key }) => [slotKey(districtProtocol, unit, contestPart(key))],
          judge: ({ unit, key, values }, facts) => {
            const protocol = facts.get(slotKey(districtProtocol, unit, contestPart(key)));
            if (protocol === undefined) return [];
            const source = (path: string) => fieldOf(districtProtocol, unit, contestPart(key), path);
            return [...electedBreaches(values, protocol, scope, source), ...votesBreaches(values, protocol, source)];
          },
        },
});

type SourceField = (path: string) => string;

function electedBreaches(
  values: FormValues,
  protocol: FormValues,
  scope: RelationScope,
  source: SourceField = (path) => path,
): readonly Violation[] {
  const elected = textIn(values, 'elected');
  if (elected === undefined) return [];
  const first = leaders(protocol, scope);
  if (first.length === 0 || (first.length === 1 && first[0] === elected)) return [];
  const [winner] = first;
  const tie = first.length > 1;
  const message = tie
    ? compose((l) =>
        l === 'uk'
          ? `Порівну найбільше голосів мають ${named(first, scope).uk}: обраним не може вважатися ніхто.`
          : `${named(first, scope).en} have equally the most votes: nobody can be declared elected.`,
      )
    : compose((l) =>
        l === 'uk'
          ? `Обраним зазначено: ${named([elected], scope).uk}; найбільше голосів має ${named(first, scope).uk}.`
          : `Stated as elected: ${named([elected], scope).en}; the most votes has ${named(first, scope).en}.`,
      );
  return [
    {
      fields: ['elected', source('votes')],
      expected: tie || winner === undefined ? null : winner,
      actual: elected,
      message,
    },
  ];
}

/** Ids of those who share the largest number of votes; none when no vote is stated or all are zero. */
function leaders(protocol: FormValues, { contest }: RelationScope): readonly string[] {
  const votes = recordIn(protocol, 'votes');
  const counts = (contest?.contestants ?? [])
    .map(({ id }) => ({ id, count: countIn(votes, id) }))
    .filter(({ count }) => stated(count));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return most === 0 ? [] : counts.filter(({ count }) => count === most).map(({ id }) => id);
}

function named(ids: readonly string[], { contest }: RelationScope): Text {
  const all = contest?.contestants ?? [];
  return compose((l) =>
    ids
      .map((id) => {
        const contestant = all.find((one) => one.id === id);
        return contestant === undefined ? id : contestantName(contestant, l);
      })
      .join(', '),
  );
}

function votesBreaches(values: FormValues, protocol: FormValues, source: SourceField): readonly Violation[] {
  const elected = textIn(values, 'elected');
  if (elected === undefined) return [];
  const claimed = countIn(values, 'votesElected');
  const byProtocol = countIn(recordIn(protocol, 'votes'), elected);
  if (!differs(claimed, byProtocol)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `За обраного в рішенні ${number(claimed, l)} голосів, а в протоколі ${number(byProtocol, l)}.`
      : `The decision gives the elected ${number(claimed, l)} votes, and the protocol ${number(byProtocol, l)}.`,
  );
  return [{ fields: ['votesElected', source(`votes.${elected}`)], expected: byProtocol, actual: claimed, message }];
}
