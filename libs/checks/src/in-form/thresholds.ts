import type { LineName } from '#vybory/forms';
import { compose, text, type Text } from '#vybory/language';
import { precinctCounts, precinctProtocol } from '../forms.js';
import { boxesReader, lineReader } from '../linear/terms.js';
import { exceeds, largestWithin, stated } from '../reading.js';
import { noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { number, percent } from '../wording/numbers.js';
import { sentence } from '../wording/sentence.js';
import { hasLines } from './line-terms.js';

const base = {
  kind: 'choice',
  default: 'took-part',
  choices: ['took-part', 'issued'],
  meaning: text(
    'База: виборці, які взяли участь (закон 2001 року), або які отримали бюлетені (Виборчий кодекс)',
    'Base: voters who took part (law of 2001) or who were issued ballots (Election Code)',
  ),
} as const;

const baseLine: Readonly<Record<'took-part' | 'issued', LineName>> = {
  'took-part': 'votersTookPart',
  issued: 'votersIssued',
};

/**
 * P-8: ballots found in the boxes exceed the base by more than `share` (10 %): the commission *may* declare the vote
 * void. Ballots found: the boxes where they are rows of the protocol; otherwise VTD + NCT. Source: law 2001 art.
 * 70(1)(2) (base: took part); Election Code (base: issued). Severity `act`, to be escalated to a decision of the
 * commission.
 */
export const p8 = relation({
  id: 'P-8',
  version: 1,
  title: text('Бюлетенів у скриньках значно більше, ніж голосувало', 'Far more ballots in the boxes than voters'),
  formula: 'found ≤ base × (1 + share); found = Σ boxes.ballots, or VTD (+ NCT) without boxes',
  source: 'LAW 2766-III (2001) art. 70(1)(2); Election Code',
  severity: 'act',
  judges: [{ form: precinctProtocol }],
  missing: 'skip-any',
  params: { share: share(0.1, text('Дозволене перевищення, частка', 'Excess allowed, as a share')), base },
  bind: (scope, params) => {
    const line = baseLine[params.base];
    if (!hasLines(scope, line)) return undefined;
    const voters = lineReader(line);
    return {
      judge: ({ values }) => {
        const ballots = ballotsFound(values);
        const limit = voters(values) * (1 + params.share);
        if (!exceeds(ballots, limit)) return noViolations;
        const message = compose((l) => {
          const against = `${scope.lines.wording(line, l)} = ${number(voters(values), l)}`;
          return l === 'uk'
            ? `У скриньках виявлено бюлетенів: ${number(ballots, l)}, а ${against}. Перевищення понад ${percent(params.share, l)}: комісія може визнати голосування недійсним.`
            : `${number(ballots, l)} ballots were found in the boxes, and ${against}. The excess is over ${percent(params.share, l)}: the commission may declare the vote void.`;
        });
        return [
          { fields: [foundField(values), `lines.${line}`], expected: largestWithin(limit), actual: ballots, message },
        ];
      },
    };
  },
});

const inBoxes = boxesReader('all');
const tookPart = lineReader('votersTookPart');
const notCounted = lineReader('ballotsNotCounted');

function ballotsFound(values: FormValues): number {
  const found = inBoxes(values);
  if (stated(found)) return found;
  const more = notCounted(values);
  return tookPart(values) + (stated(more) ? more : 0);
}

function foundField(values: FormValues): string {
  return stated(inBoxes(values)) ? 'boxes' : 'lines.votersTookPart';
}

/**
 * P-9: cases of illegal voting exceed `share` of the base: 10 % (law of 2001), 5 % (local elections 2015, Code).
 * Source: law 2001 art. 70(1)(1); law on local elections art. 81; Election Code art. 265. Severity `act`, to be
 * escalated.
 */
export const p9 = relation({
  id: 'P-9',
  version: 2,
  title: text('Незаконне голосування понад межу', 'Illegal voting above the limit'),
  formula: 'illegal ≤ share × base',
  source: 'LAW 2766-III (2001) art. 70(1)(1); law on local elections (2015) art. 81; Election Code art. 265',
  severity: 'act',
  judges: precinctCounts,
  missing: 'skip-any',
  params: { share: share(0.1, text('Дозволена частка від бази', 'Share of the base allowed')), base },
  bind: (scope, params) =>
    bindShare(scope, { part: 'votesIllegal', whole: baseLine[params.base], limit: params.share }),
});

/**
 * P-14: `INV / VTD` above a share (3 %). Source: SYS Abacus W.202; analysts use the 95th percentile. Severity
 * `warning`.
 */
export const p14 = relation({
  id: 'P-14',
  version: 2,
  title: text('Велика частка недійсних бюлетенів', 'A large share of invalid ballots'),
  formula: 'INV / VTD ≤ share',
  source: 'SYS Abacus W.202',
  severity: 'warning',
  judges: precinctCounts,
  missing: 'skip-any',
  params: { share: share(0.03, text('Межа частки', 'Limit of the share')) },
  bind: (scope, params) => bindShare(scope, { part: 'ballotsInvalid', whole: 'votersTookPart', limit: params.share }),
});

/**
 * P-15: `VTD = 0` anywhere, or `ISS / LST` above a share (90 %) in an ordinary precinct. Source: SYS Abacus W.204; PKW
 * S3, S5. Severity `warning`.
 */
export const p15 = relation({
  id: 'P-15',
  version: 1,
  title: text('Ніхто не голосував або явка надзвичайно висока', 'Nobody voted, or turnout is extraordinarily high'),
  formula: 'VTD > 0; ISS / LST ≤ share in an ordinary precinct',
  source: 'SYS Abacus W.204; SYS PKW S3, S5',
  severity: 'warning',
  judges: [{ form: precinctProtocol, needs: 'kind of the precinct (for the share)' }],
  missing: 'skip-any',
  params: { share: share(0.9, text('Межа явки у звичайній дільниці', 'Limit of turnout in an ordinary precinct')) },
  bind: (scope, params) => {
    const turnout = bindShare(scope, {
      part: 'votersIssued',
      whole: 'votersOnList',
      limit: params.share,
      ordinaryOnly: true,
    });
    return {
      ...(turnout?.needs === undefined ? {} : { needs: turnout.needs, ofRegister: true as const }),
      judge: (submission, facts) => {
        if (tookPart(submission.values) === 0) return [nobody(scope)];
        return turnout === undefined ? noViolations : turnout.judge(submission, facts);
      },
    };
  },
});

function nobody(scope: RelationScope): Violation {
  const message = compose((l) => {
    const line = sentence(scope.lines.wording('votersTookPart', l));
    return l === 'uk' ? `${line} = 0: ніхто не голосував. Перевірте.` : `${line} = 0: nobody voted. Please check.`;
  });
  return { fields: ['lines.votersTookPart'], expected: 1, actual: 0, message };
}

/**
 * P-17: `EXT / LST` above a share (25 %) in an ordinary precinct. Source: an analyst's rule, published. Severity
 * `warning`.
 */
export const p17 = relation({
  id: 'P-17',
  version: 1,
  title: text(
    'Велика частка у витягу для голосування за місцем перебування',
    'A large share on the home-voting extract',
  ),
  formula: 'EXT / LST ≤ share in an ordinary precinct',
  source: "a published analyst's rule",
  severity: 'warning',
  judges: [{ form: precinctProtocol, needs: 'kind of the precinct' }],
  missing: 'skip-any',
  params: { share: share(0.25, text('Межа частки', 'Limit of the share')) },
  bind: (scope, params) =>
    bindShare(scope, {
      part: 'votersOnHomeVotingExtract',
      whole: 'votersOnList',
      limit: params.share,
      ordinaryOnly: true,
    }),
});

function share<const D extends number>(value: D, meaning: Text) {
  return { kind: 'number', default: value, min: 0, max: 1, meaning } as const;
}

interface ShareRule {
  readonly part: LineName;
  readonly whole: LineName;
  readonly limit: number;
  readonly ordinaryOnly?: boolean;
}

/** `part ≤ limit × whole`, written as a product so that nothing is divided by an empty whole. */
function bindShare(scope: RelationScope, rule: ShareRule): BoundRelation | undefined {
  if (!hasLines(scope, rule.part, rule.whole)) return undefined;
  const part = lineReader(rule.part);
  const whole = lineReader(rule.whole);
  const kindOf = ({ unit }: SubmissionView) => ({ kind: 'precinct-kind', precinct: unit }) as const;
  return {
    ...(rule.ordinaryOnly === true
      ? { needs: (submission: SubmissionView) => [kindOf(submission)], ofRegister: true as const }
      : {}),
    judge: (submission, facts) => {
      const some = part(submission.values);
      const all = whole(submission.values);
      if (!exceeds(some, rule.limit * all)) return noViolations;
      if (rule.ordinaryOnly === true && facts.get(kindOf(submission)) !== 'ordinary') return noViolations;
      return [tooLarge(scope, rule, some, all)];
    },
  };
}

function tooLarge(scope: RelationScope, rule: ShareRule, some: number, all: number): Violation {
  const message = compose((l) => {
    const figures = `${sentence(scope.lines.wording(rule.part, l))} = ${number(some, l)}`;
    const whole = `${scope.lines.wording(rule.whole, l)} = ${number(all, l)}`;
    const share = all > 0 ? ` (${percent(some / all, l)})` : '';
    return l === 'uk'
      ? `${figures}, а ${whole}${share}. Межа ${percent(rule.limit, l)}.`
      : `${figures}, and ${whole}${share}. The limit is ${percent(rule.limit, l)}.`;
  });
  return {
    fields: [`lines.${rule.part}`, `lines.${rule.whole}`],
    expected: largestWithin(rule.limit * all),
    actual: some,
    message,
  };
}
