import { compose, text } from '#vybory/language';
import { charterCopy, registrationCertificate } from '../forms.js';
import { recordsIn, textIn } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

const tables = new Map([
  [registrationCertificate, 'certificates'],
  [charterCopy, 'charters'],
]);

/**
 * F-7: a party gives one copy of its certificate and of its charter and names no other; a bloc gives one of each of its parties. Members of a bloc are those of
 * the campaign's list of subjects; where it names none, or the bloc was registered later, only the rows are held to name a party each.
 * Source: OWN, from 3.1.в.3, 3.2.б.1 and 3.2.б.2. Severity `error`.
 */
export const f7 = relation({
  id: 'F-7',
  version: 1,
  title: text('Документи кожної партії блоку', 'Papers of each party of a bloc'),
  formula: 'party: one row; bloc: {parties of the rows} = {parties of the bloc}',
  source: 'OWN, from 3.1.в.3, 3.2.б.1, 3.2.б.2',
  severity: 'error',
  judges: [...tables.keys()].map((form) => ({ form })),
  missing: 'never',
  params: {},
  bind: ({ form, definition }) => {
    const table = tables.get(form);
    if (table === undefined) return undefined;
    return {
      judge: ({ key, values }) => {
        const subject = definition.subjects?.find(({ id }) => id === key);
        if (subject === undefined) return [];
        return subject.kind === 'bloc' ? blocBreaches(values, table, subject.members) : partyBreaches(values, table);
      },
    };
  },
});

function partyBreaches(values: FormValues, table: string): readonly Violation[] {
  const rows = recordsIn(values, table);
  if (rows.length <= 1) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Партія подає один документ, а зазначено ${number(rows.length, l)}.`
      : `A party gives one paper, and ${number(rows.length, l)} are stated.`,
  );
  return [{ fields: [table], expected: 1, actual: rows.length, message }];
}

function blocBreaches(values: FormValues, table: string, members: readonly string[] | undefined): readonly Violation[] {
  const rows = recordsIn(values, table).map(({ path, row }) => ({ path, party: textIn(row, 'party') }));
  const stated = new Set(rows.map(({ party }) => party));
  const nameless = rows.filter(({ party }) => party === undefined).map(({ path }) => unnamed(`${path}.party`));
  if (members === undefined) return nameless;
  return [
    ...nameless,
    ...members.filter((party) => !stated.has(party)).map((party) => missing(table, party)),
    ...rows.flatMap(({ path, party }) =>
      party === undefined || members.includes(party) ? [] : [stranger(`${path}.party`, party)],
    ),
  ];
}

function unnamed(field: string): Violation {
  const message = text('Блок має зазначити, якої партії документ.', 'A bloc must state which party the paper is of.');
  return { fields: [field], expected: 'party', actual: null, message };
}

function missing(table: string, party: string): Violation {
  const message = text(`Немає документа партії «${party}».`, `There is no paper of the party “${party}”.`);
  return { fields: [table], expected: party, actual: null, message };
}

function stranger(field: string, party: string): Violation {
  const message = text(`Партія «${party}» не входить до блоку.`, `The party “${party}” is not of the bloc.`);
  return { fields: [field], expected: null, actual: party, message };
}
