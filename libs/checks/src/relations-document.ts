import { linearVersion } from './linear/linear-relation.js';
import type { Judged, MissingValues, ParamDefinition, Relation } from './relation.js';
import { relationCatalogue } from './relation-catalogue.js';

/** The text of `docs/relations.md`. It is generated, so that the page cannot say anything else than the code. */
export function relationsDocument(): string {
  return [...opening, table(), '', ...relationCatalogue.flatMap(section), ...closing].join('\n');
}

const opening = [
  '# Relations of formal-logical control',
  '',
  'Generated from `libs/checks`; do not edit: run its tests with `VYBORY_UPDATE_DOCS=1` to write it anew.',
  '',
  'A campaign definition switches relations on by id, each with its severity and parameters, and may add linear relations of its own.',
  'What a severity does: `error` returns the submission; `act` returns it until a discrepancy act (акт про невідповідність) explains it; `warning` and `info` never block.',
  'No relation silences another: none of the sources says so.',
  '',
  'Lines: RCV `ballotsReceived`, UNU `ballotsUnused`, LST `votersOnList`, EXT `votersOnHomeVotingExtract`, ISP `votersIssuedInPremises`, ISH `votersIssuedAtHome`,',
  'ISS `votersIssued`, NCT `ballotsNotCounted`, VTD `votersTookPart`, INV `ballotsInvalid`, SUMV `votesTotal`, NON `votersSupportedNone`, V[i] `votes.<contestant>`.',
  'A relation whose line the campaign does not have is not judged; terms in brackets count where the law has the line.',
  '',
  'Missing values: `skip-any`: not judged when any value it needs is not stated; `skip-all`: only when none is; `never`: a missing value is judged (in a linear relation it counts as 0). A table that is not there has no rows: that is a statement, not a missing value.',
  'A relation between forms waits, without a finding, while the other side is not there. How it is judged again: `docs/submission-life.md`.',
  '',
  'Sources: `LAW` text of a statute, `FORM` an official form, `SYS` a check that another system runs, `NEWS` the press, `OWN` a proposal without a source.',
  '',
];

const closing = [
  `Relations that a definition adds (\`Σ left <op> Σ right\` over lines, votes, boxes and constants) are judged by the same evaluator, version ${linearVersion}.`,
  '',
];

function table(): string {
  const rows = relationCatalogue.map((r) => `| ${r.id} | ${r.title.en} | ${cell(r.formula)} | ${r.severity} |`);
  return ['| id | relation | formula | default severity |', '|---|---|---|---|', ...rows].join('\n');
}

function cell(words: string): string {
  return words.replaceAll('|', '\\|');
}

function section(relation: Relation): readonly string[] {
  return [
    `## ${relation.id}: ${relation.title.uk}`,
    '',
    `${relation.title.en}.`,
    '',
    `- Formula: ${relation.formula}`,
    `- Default severity: \`${relation.severity}\`; missing values: ${missing(relation.missing)}; version ${relation.version}`,
    `- Source: ${relation.source}`,
    '- Judged when it arrives:',
    ...relation.judges.map(judged),
    ...again(relation),
    ...params(relation),
    '',
  ];
}

function missing(strategy: MissingValues): string {
  return `\`${strategy}\``;
}

function judged({ form, needs }: Judged): string {
  return needs === undefined ? `  - \`${form}\`` : `  - \`${form}\`, against ${needs}`;
}

function again({ judges, mutual }: Relation): readonly string[] {
  if (judges.every(({ needs }) => needs === undefined)) return [];
  if (mutual === undefined) return ['- Judged again whenever what it needs takes force'];
  const displacing = mutual.displacing.map((form) => `\`${form}\``).join(', ');
  const also = displacing === '' ? '' : `, or to a first version of ${displacing}`;
  return [`- Judged again when what it was compared with gives way to another version${also}`];
}

function params(relation: Relation): readonly string[] {
  const entries = Object.entries(relation.params);
  if (entries.length === 0) return [];
  return ['- Parameters:', ...entries.map(([name, definition]) => param(name, definition))];
}

function param(name: string, definition: ParamDefinition): string {
  const { meaning } = definition;
  return `  - \`${name}\` (${range(definition)}; default \`${definition.default}\`): ${meaning.uk}. ${meaning.en}.`;
}

function range(definition: ParamDefinition): string {
  switch (definition.kind) {
    case 'number':
      return `${definition.min} to ${definition.max}`;
    case 'flag':
      return 'true or false';
    case 'choice':
      return definition.choices.map((choice) => `\`${choice}\``).join(', ');
    default: {
      const never: never = definition;
      return never;
    }
  }
}
