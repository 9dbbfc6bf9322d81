import type { JsonValue } from '#vybory/canonical-json';
import { compose, type Text } from '#vybory/language';
import { csvColumns, type CsvColumn } from './csv-columns.js';
import type { FormDefinition } from './definition.js';
import type { FormContext } from './form.js';
import { valueAt } from './csv-writing.js';
import { cellOfValue } from './workbook-cells.js';
import { contentOf, type CellContent } from './workbook-content.js';
import { guideSheet } from './workbook-guide.js';
import type {
  EntryRule,
  SheetValue,
  TemplateCell,
  TemplateColumn,
  TemplateSheet,
  WorkbookTemplate,
} from './workbook.js';

export interface WorkbookSubmission {
  readonly unit: string;
  readonly key: string;
  readonly values: Readonly<Record<string, JsonValue>>;
}

export interface WorkbookOptions {
  readonly context?: FormContext;
  /** What already stands in the sheet to be filled in. */
  readonly filled?: readonly WorkbookSubmission[];
  /** Shown on a sheet of its own, which is never read. */
  readonly example?: WorkbookSubmission;
}

export const dataSheet = 'Дані (data)';
const exampleSheet = 'Приклад (example)';
const listsSheet = 'lists';
/** Names for machines, headers in Ukrainian, headers in English. */
const headingRows = 3;
/** Rows that a workbook may fill: more than any form but signature sheets and all local elections take, and read in a second. */
export const mostDataRows = 20_000;

export interface WorkbookColumn extends CsvColumn {
  readonly content: CellContent;
}

/** The form's workbook: the same columns as its CSV template, with lists, formats and hints; a guide; an example; the lists. */
export function workbookTemplate(form: FormDefinition, options: WorkbookOptions = {}): WorkbookTemplate {
  const columns = workbookColumns(form, options.context);
  const lists = listsOf(columns);
  return {
    title: `${form.title.uk} / ${form.title.en}`,
    lists: listsSheet,
    sheets: [
      tableSheet(dataSheet, columns, lists, recordsOf(columns, form, options.filled ?? [])),
      guideSheet(form, columns),
      ...(options.example === undefined
        ? []
        : [tableSheet(exampleSheet, columns, new Map(), recordsOf(columns, form, [options.example]))]),
      sheetOfLists(lists),
    ],
  };
}

export function workbookColumns(form: FormDefinition, context?: FormContext): readonly WorkbookColumn[] {
  return csvColumns(form, context).map((column) => {
    const content = contentOf(form, column.name, context);
    if (content === undefined) throw new TypeError(`${form.key}: nothing is known of its column ${column.name}`);
    return { ...column, content };
  });
}

function recordsOf(
  columns: readonly WorkbookColumn[],
  form: FormDefinition,
  submissions: readonly WorkbookSubmission[],
): readonly (readonly SheetValue[])[] {
  return submissions.flatMap(({ unit, key, values }) => {
    const tables = form.fields.filter(({ kind }) => kind === 'rows').map(({ name }) => values[name]);
    const length = Math.max(1, ...tables.map((rows) => (Array.isArray(rows) ? rows.length : 0)));
    return Array.from({ length }, (_, row) =>
      columns.map(({ name, content }) => {
        if (name === 'unit' || name === 'key') return (name === 'unit' ? unit : key) || null;
        return cellOfValue(content, valueAt(values, name, row));
      }),
    );
  });
}

/** Entries of each list, by the columns that have it; equal lists are one. */
type Lists = ReadonlyMap<string, { readonly index: number; readonly entries: readonly string[] }>;

function listsOf(columns: readonly WorkbookColumn[]): Lists {
  const lists = new Map<string, { readonly index: number; readonly entries: readonly string[] }>();
  for (const { content } of columns) {
    const key = listKey(content);
    if (key !== undefined && !lists.has(key)) lists.set(key, { index: lists.size, entries: entriesOf(content) });
  }
  return lists;
}

function entriesOf(content: CellContent): readonly string[] {
  return 'options' in content ? content.options.map(({ shown }) => shown) : [];
}

function listKey(content: CellContent): string | undefined {
  const entries = entriesOf(content);
  return entries.length === 0 ? undefined : entries.join('\n');
}

function sheetOfLists(lists: Lists): TemplateSheet {
  const columns = [...lists.values()].map(({ entries }) => entries);
  const length = Math.max(1, ...columns.map((entries) => entries.length));
  return {
    name: listsSheet,
    hidden: true,
    columns: columns.map(() => ({ width: 40, format: '@' })),
    rows: Array.from({ length }, (_, row) => columns.map((entries) => ({ value: entries[row] ?? null }))),
  };
}

function tableSheet(
  name: string,
  columns: readonly WorkbookColumn[],
  lists: Lists,
  records: readonly (readonly SheetValue[])[],
): TemplateSheet {
  const headings: readonly (readonly TemplateCell[])[] = [
    columns.map((column) => ({ value: column.name, look: 'name' })),
    columns.map((column) => ({
      value: column.required ? `${column.header.uk} *` : column.header.uk,
      look: column.required ? 'heading-required' : 'heading',
      note: noteOf(column),
    })),
    columns.map(({ header }) => ({ value: header.en, look: 'subheading' })),
  ];
  const widths = columns.map(widthOf);
  return {
    name,
    columns: columns.map((column, index) => columnOf(column, widths[index] ?? 14, lists)),
    rows: [...headings, ...records.map((record) => record.map((value): TemplateCell => ({ value, look: 'data' })))],
    frozen: { rows: headingRows, columns: columns.some(({ name: own }) => own === 'key') ? 2 : 1 },
    heights: [
      12,
      heightOf(
        columns.map(({ header }) => `${header.uk} *`),
        widths,
        1.25,
      ),
      heightOf(
        columns.map(({ header }) => header.en),
        widths,
        1.1,
      ),
    ],
    entryRows: { first: headingRows + 1, last: headingRows + mostDataRows },
  };
}

function noteOf({ header, content: { expected, hint } }: WorkbookColumn): string {
  return (['uk', 'en'] as const)
    .map((language) => [header, expected, ...(hint === undefined ? [] : [hint])].map((words) => words[language]))
    .map((words) => words.join('\n'))
    .join('\n\n');
}

function columnOf({ header, content }: WorkbookColumn, width: number, lists: Lists): TemplateColumn {
  const list = lists.get(listKey(content) ?? '');
  const rule: EntryRule =
    list === undefined ? ruleOf(content) : { type: 'list', list: list.index, entries: list.entries.length };
  // Names, codes, dates as texts and long amounts are read as well, so that the program only asks.
  const strict = content.kind === 'count' || content.kind === 'text';
  const prompt = { title: cut(header.uk, 32), text: promptText(content) };
  return { width, format: formatOf(content), entry: { rule, strict, prompt } };
}

/** Programs show at most 255 characters. */
function promptText({ expected, hint }: CellContent): string {
  const words: readonly Text[] = hint === undefined ? [expected] : [hint, expected];
  const said = compose((language) => words.map((each) => each[language]).join('. '));
  return `${cut(said.uk, 126)}\n${cut(said.en, 126)}`;
}

function cut(words: string, longest: number): string {
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
}

function ruleOf(content: CellContent): EntryRule {
  switch (content.kind) {
    case 'count':
      return { type: 'whole', least: content.min, most: content.max };
    case 'decimal':
      return { type: 'decimal', least: 0, most: 10 ** (15 - content.scale) - 1 };
    case 'local-time':
      if (content.precision === 'minute-or-day') return { type: 'text', longest: 20 };
      return { type: content.precision === 'time' ? 'time' : 'date' };
    case 'text':
      return { type: 'text', longest: content.maxLength };
    case 'code':
    case 'choice':
    case 'flag':
    case 'reference':
      return { type: 'text', longest: 250 };
    default: {
      const never: never = content;
      return never;
    }
  }
}

function formatOf(content: CellContent): string {
  switch (content.kind) {
    case 'count':
      return '#,##0';
    case 'decimal':
      return content.scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(content.scale)}`;
    case 'local-time':
      return timeFormats[content.precision];
    case 'text':
    case 'code':
    case 'choice':
    case 'flag':
    case 'reference':
      return '@';
    default: {
      const never: never = content;
      return never;
    }
  }
}

const timeFormats = { minute: 'yyyy-mm-dd hh:mm', day: 'yyyy-mm-dd', 'minute-or-day': '@', time: 'hh:mm' } as const;

function widthOf({ name, content, header }: WorkbookColumn): number {
  const longestWord = Math.max(...header.uk.split(/[\s-]/).map((word) => word.length + 2));
  return Math.max(longestWord, name === 'unit' || name === 'key' ? 14 : contentWidth(content));
}

function contentWidth(content: CellContent): number {
  switch (content.kind) {
    case 'text':
      return content.long ? 48 : 24;
    case 'choice':
    case 'reference':
      return 32;
    case 'code':
      return 20;
    case 'local-time':
      return content.precision === 'time' ? 12 : 18;
    case 'count':
    case 'decimal':
    case 'flag':
      return 15;
    default: {
      const never: never = content;
      return never;
    }
  }
}

const lineHeight = 15;
const tallest = 12;

/** So that the longest heading of the row is seen whole. */
function heightOf(words: readonly string[], widths: readonly number[], breadth: number): number {
  const lines = words.map((each, index) => Math.ceil((each.length * breadth) / (widths[index] ?? 1)));
  return lineHeight * Math.min(tallest, Math.max(1, ...lines));
}
