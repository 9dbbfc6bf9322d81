import { compose, text } from '#vybory/language';
import type { JsonValue } from '#vybory/canonical-json';
import { districtProtocol, precinctProtocol } from '../forms.js';
import { recordIn, type JsonRecord } from '../reading.js';
import { noViolations, relation, type RelationScope, type Violation } from '../relation.js';
import { number } from '../wording/numbers.js';
import { sentence } from '../wording/sentence.js';
import { sayTheFigure } from '../words/same-in-words.js';
import { ukrainianWords } from '../words/ukrainian-number-words.js';

/**
 * P-0: every line is a whole number ≥ 0, and where a line is given in words too they say the same. Intake refuses other
 * numbers already by the form's shape. Source: SYS PKW hard rule 1; law 2001 art. 69(2) («цифрами і словами»). Severity
 * `error`.
 */
export const p0 = relation({
  id: 'P-0',
  version: 1,
  title: text('Рядки: цілі невід’ємні числа; цифри = слова', 'Lines: whole numbers, not negative; figures = words'),
  formula: 'every line is a whole number ≥ 0; figures = words',
  source: 'SYS PKW hard rule 1; LAW 2766-III (2001) art. 69(2)',
  severity: 'error',
  judges: [{ form: precinctProtocol }, { form: districtProtocol }],
  missing: 'skip-any',
  params: {
    words: {
      kind: 'choice',
      default: 'uk',
      choices: ['uk', 'any'],
      meaning: text(
        '«uk»: рядки словами українською порівнюються з цифрами; «any»: слова не перевіряються',
        '“uk”: lines in Ukrainian words are compared with the figures; “any”: words are not judged',
      ),
    },
  },
  bind: (scope, params) => ({
    judge: ({ values }) => {
      const lines = recordIn(values, 'lines');
      if (lines === undefined) return noViolations;
      const words = params.words === 'uk' ? recordIn(values, 'linesInWords') : undefined;
      let violations: Violation[] | undefined;
      for (const name of scope.lines.names) {
        const violation = lineViolation(name, lines, words, scope);
        if (violation !== undefined) (violations ??= []).push(violation);
      }
      return violations ?? noViolations;
    },
  }),
});

function lineViolation(
  name: string,
  lines: JsonRecord,
  words: JsonRecord | undefined,
  scope: RelationScope,
): Violation | undefined {
  const figure = lines[name];
  if (figure === undefined) return undefined;
  if (!isCount(figure)) return notACount(name, figure, scope);
  const said = words?.[name];
  if (typeof said !== 'string' || sayTheFigure(said, figure)) return undefined;
  return otherWords(name, figure, said, scope);
}

function isCount(figure: JsonValue): figure is number {
  return typeof figure === 'number' && Number.isSafeInteger(figure) && figure >= 0;
}

function notACount(name: string, figure: JsonValue, scope: RelationScope): Violation {
  const message = compose((l) => {
    const line = sentence(scope.lines.wording(name, l));
    return l === 'uk' ? `${line}: має бути ціле невід’ємне число.` : `${line}: must be a whole number, not negative.`;
  });
  return { fields: [`lines.${name}`], expected: 'count', actual: figure, message };
}

function otherWords(name: string, figure: number, said: string, scope: RelationScope): Violation {
  const message = compose((l) => {
    const line = sentence(scope.lines.wording(name, l));
    return l === 'uk'
      ? `${line}: цифрами ${number(figure, l)}, а словами «${said}». Слова мають бути: «${ukrainianWords(figure)}».`
      : `${line}: ${number(figure, l)} in figures, and “${said}” in words. The words should be “${ukrainianWords(figure)}”.`;
  });
  return { fields: [`lines.${name}`, `linesInWords.${name}`], expected: ukrainianWords(figure), actual: said, message };
}
