import type { ContestantDefinition } from '#vybory/campaigns';
import { compose, text } from '#vybory/language';
import { districtProtocol, precinctProtocol } from '../forms.js';
import { countIn, recordIn } from '../reading.js';
import { noViolations, relation, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { contestantName } from '../wording/contestant.js';
import { number } from '../wording/numbers.js';

/**
 * a protocol that supersedes another must name it («Уточнений»), and every changed `V[i]` is flagged. The life of
 * a submission refuses a second version that names none before it gets here; the difference line by line is kept there
 * too. Source: law 2001 art. 72(4); Election Code (three outcomes: include, oblige to correct, recount). Severity
 * `act`; a campaign that expects corrections of votes as a matter of course may choose `info`.
 */
export const x13 = relation({
  id: 'X-13',
  version: 1,
  title: text(
    'Уточнений протокол називає попередній; зміни голосів',
    'A clarified protocol names what it supersedes; changed votes',
  ),
  formula: 'clarifies is named; V[i] = V[i] of the superseded version, else flagged',
  source: 'LAW 2766-III (2001) art. 72(4); Election Code',
  severity: 'act',
  judges: [{ form: precinctProtocol }, { form: districtProtocol }],
  missing: 'never',
  params: {
    changedVotes: {
      kind: 'flag',
      default: true,
      meaning: text('Чи позначати змінені голоси', 'Whether changed votes are flagged'),
    },
  },
  bind: ({ contest }, params) => ({
    judge: (submission) => {
      const before = submission.supersededValues;
      if (before === undefined) return noViolations;
      return [
        ...(submission.clarifies === undefined ? [unnamed] : []),
        ...(params.changedVotes ? changedVotes(submission, before, contest?.contestants ?? []) : []),
      ];
    },
  }),
});

const unnamed: Violation = {
  fields: ['clarifies'],
  expected: 'submission',
  actual: null,
  message: text(
    'Уточнений документ має назвати той, який він замінює.',
    'A clarified document must name the one that it supersedes.',
  ),
};

function changedVotes(
  { values }: SubmissionView,
  before: FormValues,
  contestants: readonly ContestantDefinition[],
): readonly Violation[] {
  return contestants.flatMap((contestant) => {
    const was = countIn(recordIn(before, 'votes'), contestant.id);
    const is = countIn(recordIn(values, 'votes'), contestant.id);
    return Object.is(was, is) ? [] : [changed(contestant, was, is)];
  });
}

function changed(contestant: ContestantDefinition, was: number, is: number): Violation {
  const message = compose((l) => {
    const figure = (count: number) =>
      Number.isNaN(count) ? (l === 'uk' ? 'не зазначено' : 'not stated') : number(count, l);
    return l === 'uk'
      ? `${contestantName(contestant, l)}: було голосів ${figure(was)}, стало ${figure(is)}.`
      : `${contestantName(contestant, l)}: votes were ${figure(was)}, now ${figure(is)}.`;
  });
  return { fields: [`votes.${contestant.id}`], expected: orNull(was), actual: orNull(is), message };
}

function orNull(count: number): number | null {
  return Number.isNaN(count) ? null : count;
}
