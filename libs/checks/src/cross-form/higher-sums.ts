import { compose, text } from '#vybory/language';
import type { SlotValues } from '../facts.js';
import { districtProtocol, operativeNotice, regionProtocol } from '../forms.js';
import { bindLinear } from '../linear/linear-relation.js';
import { countIn, differs, exceeds, recordIn, stated } from '../reading.js';
import { mutual, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import { contestPart, isNotice } from '../slot-key.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { sentence } from '../wording/sentence.js';
import { countryOf, withinKey } from './fact-keys.js';
import { figureIn, figurePath, figuresOf, type Figure } from './figures.js';

/**
 * a higher protocol = the sum of the lower ones, and ballots printed ≥ ballots received in all.
 *
 * No body submits a national protocol under order № 60: the Commission draws it up itself, and the view of results is the sum. Hence the sum is judged
 * where a body above the district reports one: a region's referendum protocol against the operative notices of its precincts, once every
 * precinct has one. Percentages are stated by no form. A protocol that has both lines states no more received than printed. Ballots printed are the campaign's to say (`printed`; 0: not said): the sum of ballots
 * received over all districts or regions in force, this one included, may not exceed them.
 *
 * Source: law 2001 art. 76(1). Severity `error`.
 */
export const x14 = relation({
  id: 'X-14',
  version: 1,
  title: text(
    'Протокол вищого рівня = сума нижчих; надруковано ≥ одержано',
    'A higher protocol = the sum of the lower; printed ≥ received',
  ),
  formula: 'region line = Σ notice line; region V[i] = Σ notice V[i]; Σ RCV ≤ printed',
  source: 'LAW 2766-III (2001) art. 76(1)',
  severity: 'error',
  judges: [
    {
      form: regionProtocol,
      needs: 'the operative notices of its precincts, once all have one; protocols of other regions',
    },
    { form: districtProtocol, needs: 'protocols of other districts in the contest, when `printed` is said' },
  ],
  missing: 'skip-all',
  mutual,
  params: {
    printed: {
      kind: 'number',
      default: 0,
      min: 0,
      max: 1_000_000_000,
      meaning: text('Надруковано бюлетенів; 0: не відомо', 'Ballots printed; 0: not known'),
    },
  },
  bind: (scope, { printed }) => [
    ...(scope.lines.has('ballotsPrinted') && scope.lines.has('ballotsReceived') ? [ownLines(scope)] : []),
    ...(scope.form === regionProtocol ? [sumsOfRegion(scope)] : []),
    ...(printed > 0 && scope.lines.has('ballotsReceived') ? [enoughPrinted(scope, printed)] : []),
  ],
});

function ownLines(scope: RelationScope): BoundRelation {
  return bindLinear({ left: [{ line: 'ballotsReceived' }], op: '<=', right: [{ line: 'ballotsPrinted' }] }, scope);
}

function sumsOfRegion(scope: RelationScope): BoundRelation {
  const lower = new Set(scope.contest?.precinctLines.map(({ line }) => line));
  const figures = figuresOf(scope).filter(({ record, name }) => record === 'votes' || lower.has(name));
  const noticesKey = (unit: string, key: string) =>
    ({ ...withinKey(operativeNotice, unit, contestPart(key)), atLeast: 'all' }) as const;
  return {
    oneSided: true,
    needs: ({ unit, key }) => [noticesKey(unit, key)],
    judge: ({ unit, key, values }, facts) => {
      const notices = facts.get(noticesKey(unit, key)) ?? [];
      return notices.length === 0 ? [] : figures.flatMap((figure) => sumBreach(figure, values, notices));
    },
  };
}

function sumBreach(figure: Figure, values: FormValues, notices: readonly SlotValues[]): readonly Violation[] {
  const claimed = figureIn(values, figure);
  const counts = notices.map((notice) => figureIn(notice.values, figure)).filter(stated);
  const sum = counts.length === 0 ? Number.NaN : counts.reduce((total, count) => total + count, 0);
  if (!differs(claimed, sum)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `${sentence(figure.wording(l))}: у протоколі ${number(claimed, l)}, а сума за повідомленнями (${number(notices.length, l)}) ${number(sum, l)}.`
      : `${sentence(figure.wording(l))}: ${number(claimed, l)} in the protocol, and the sum over the notices (${number(notices.length, l)}) is ${number(sum, l)}.`,
  );
  return [{ fields: [figurePath(figure)], expected: sum, actual: claimed, message }];
}

function enoughPrinted({ definition, form, lines }: RelationScope, printed: number): BoundRelation {
  const allKey = (key: string) => withinKey(form, countryOf(definition), contestPart(key));
  return {
    needs: ({ key }) => (isNotice(key) ? [] : [allKey(key)]),
    judge: ({ unit, key, values }, facts) => {
      if (isNotice(key)) return [];
      const others = (facts.get(allKey(key)) ?? []).filter((other) => other.unit !== unit);
      const received = [values, ...others.map((other) => other.values)].map(receivedIn).filter(stated);
      const sum = received.reduce((total, count) => total + count, 0);
      if (!exceeds(sum, printed)) return [];
      const message = compose((l) =>
        l === 'uk'
          ? `${sentence(lines.wording('ballotsReceived', l))}: разом за всіма протоколами ${number(sum, l)}, а надруковано ${number(printed, l)}.`
          : `${sentence(lines.wording('ballotsReceived', l))}: ${number(sum, l)} over all protocols, and ${number(printed, l)} were printed.`,
      );
      return [{ fields: ['lines.ballotsReceived'], expected: printed, actual: sum, message }];
    },
  };
}

function receivedIn(values: FormValues): number {
  return countIn(recordIn(values, 'lines'), 'ballotsReceived');
}
