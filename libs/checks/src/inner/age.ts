import type { CampaignKind, FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { candidateList, candidatesRegister, consentStatement, nomineeQuestionnaires } from '../forms.js';
import { asRecord, recordsIn, textIn, type JsonRecord } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

interface Standing {
  /** Where the date of birth stands. */
  readonly path: string;
  readonly born: string | undefined;
}

type WhoStands = (values: FormValues) => readonly Standing[];

const inRows: WhoStands = (values) =>
  recordsIn(values, 'candidates').map(({ path, row }) => bornIn(asRecord(row.person), `${path}.person`));
const named: WhoStands = (values) => [bornIn(asRecord(values.nominee), 'nominee')];

/** Papers in which whoever stands says who they are. A report on registration tells of refusals too, so it is none of them. */
const papers: ReadonlyMap<FormKey, WhoStands> = new Map([
  ...[consentStatement, ...nomineeQuestionnaires].map((form) => [form, named] as const),
  ...[candidateList, candidatesRegister].map((form) => [form, inRows] as const),
]);

/**
 * F-18: whoever stands for President has reached the age of `president` on voting day, whoever stands for people's deputy that of `deputy`. Source: Constitution,
 * art. 103(2) and 76(2). Severity `error`.
 */
export const f18 = relation({
  id: 'F-18',
  version: 1,
  title: text('Вік кандидата на день виборів', 'Age of a candidate on voting day'),
  formula: 'full years from the date of birth to voting day ≥ the age of the office',
  source: 'Constitution art. 103(2), 76(2)',
  severity: 'error',
  judges: [...papers.keys()].map((form) => ({ form })),
  missing: 'skip-any',
  params: {
    president: { kind: 'number', default: 35, min: 0, max: 150, meaning: text('Вік Президента', 'Age of a President') },
    deputy: {
      kind: 'number',
      default: 21,
      min: 0,
      max: 150,
      meaning: text('Вік народного депутата', 'Age of a people’s deputy'),
    },
  },
  bind: ({ form, definition }, { president, deputy }) => {
    const whoStands = papers.get(form);
    const ages: Partial<Record<CampaignKind, number>> = { presidential: president, parliamentary: deputy };
    const least = ages[definition.kind];
    if (whoStands === undefined || least === undefined) return undefined;
    const { votingDay } = definition;
    return {
      judge: ({ values }) => whoStands(values).flatMap((one) => tooYoung(one, votingDay, least)),
    };
  },
});

function bornIn(person: JsonRecord | undefined, path: string): Standing {
  return { path: `${path}.birthDate`, born: textIn(person, 'birthDate') };
}

function tooYoung({ path, born }: Standing, votingDay: string, least: number): readonly Violation[] {
  if (born === undefined) return [];
  const age = fullYears(born, votingDay);
  if (!(age < least)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `На день виборів особі буде ${number(age, l)} повних років, а має бути щонайменше ${number(least, l)}.`
      : `On voting day the person will be ${number(age, l)}, and must be at least ${number(least, l)}.`,
  );
  return [{ fields: [path], expected: least, actual: age, message }];
}

/** Days are `YYYY-MM-DD`; NaN when one of them is none. */
function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(4) < from.slice(4) ? years - 1 : years;
}
