import { writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import type {
  CellLook,
  ColumnEntry,
  TemplateCell,
  TemplateColumn,
  TemplateSheet,
  WorkbookTemplate,
} from '#vybory/forms';
import { lettersOf } from './read-workbook.js';

/** The template as the bytes of an XLSX file. The same template gives the same sheets; only the time of writing differs. */
export async function writeWorkbook({ title, sheets, lists }: WorkbookTemplate): Promise<Buffer> {
  const written = await writeXlsx({
    properties: { title, creator: 'Vybory' },
    defaultFont: plain,
    sheets: sheets.map((sheet) => writeSheet(sheet, lists)),
  });
  return Buffer.from(written.buffer, written.byteOffset, written.byteLength);
}

function writeSheet(sheet: TemplateSheet, lists: string): WriteSheet {
  const { name, hidden, columns, rows, frozen, heights = [], entryRows } = sheet;
  const written = entryRows === undefined ? rows : [...rows, ...blankRows(columns)];
  return {
    name,
    ...(hidden === true && { hidden }),
    columns: columns.map(({ width }) => ({ width })),
    rows: written.map((row) => row.map(({ value }) => value)),
    cells: cellsOf(written, columns),
    ...(frozen !== undefined && { freezePane: frozen }),
    rowDefs: new Map(heights.flatMap((height, row) => (height === undefined ? [] : [[row, { height }] as const]))),
    dataValidations:
      entryRows === undefined
        ? []
        : columns.flatMap(({ entry }, index) => {
            const letters = lettersOf(index);
            const range = `${letters}${entryRows.first}:${letters}${entryRows.last}`;
            return entry === undefined ? [] : [validationOf(entry, range, lists)];
          }),
    pageSetup: {
      orientation: 'landscape',
      paperSize: 'a4',
      ...(entryRows === undefined && { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
    },
  };
}

/** The library writes no format of a whole column, so the rows that most people fill are there, empty. */
const formattedRows = 100;

function blankRows(columns: readonly TemplateColumn[]): readonly (readonly TemplateCell[])[] {
  return Array.from({ length: formattedRows }, () => columns.map(() => ({ value: null })));
}

function cellsOf(
  rows: readonly (readonly TemplateCell[])[],
  columns: readonly TemplateColumn[],
): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, at) =>
    row.forEach((cell, index) => cells.set(`${at},${index}`, cellOf(cell, columns[index]?.format))),
  );
  return cells;
}

function cellOf({ look = 'data', note }: TemplateCell, format: string | undefined): Partial<Cell> {
  const style: CellStyle = look === 'data' && format !== undefined ? { ...looks.data, numFmt: format } : looks[look];
  return { style, ...(note !== undefined && { comment: { author: 'Vybory', text: note } }) };
}

const plain = { name: 'Calibri', size: 11 } as const;
const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const framed = { top: thin, bottom: thin, left: thin, right: thin };
const wrapped = { wrapText: true, vertical: 'top' } as const;

function headingOn(fill: string, bold: boolean): CellStyle {
  return {
    font: bold ? { ...plain, bold } : { ...plain, italic: true, color: { rgb: '595959' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } },
    alignment: { ...wrapped, horizontal: 'left' },
    border: framed,
    numFmt: '@',
  };
}

const looks: Readonly<Record<CellLook, CellStyle>> = {
  name: { font: { ...plain, size: 8, color: { rgb: '8C8C8C' } }, alignment: { vertical: 'top' }, numFmt: '@' },
  heading: headingOn('DDEBF7', true),
  'heading-required': headingOn('FFF2CC', true),
  subheading: headingOn('F2F2F2', false),
  title: { font: { ...plain, bold: true, size: 14 }, alignment: wrapped },
  prose: { font: plain, alignment: wrapped },
  data: { font: plain, alignment: wrapped },
};

/** Serial number of 1 March 1900, the first day that all programs agree about. */
const firstSureDay = '61';
const lastTime = '0.999988425925926';

function validationOf({ rule, strict, prompt }: ColumnEntry, range: string, lists: string): DataValidation {
  const words = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: prompt.title,
    inputMessage: prompt.text,
    showErrorMessage: true,
    errorStyle: strict ? 'stop' : 'warning',
    errorTitle: prompt.title,
    errorMessage: prompt.text,
  } as const;
  switch (rule.type) {
    case 'whole':
    case 'decimal':
      return { ...words, ...between(rule.type, String(rule.least), String(rule.most)) };
    case 'time':
      return { ...words, ...between('time', '0', lastTime) };
    case 'date':
      return { ...words, type: 'date', operator: 'greaterThanOrEqual', formula1: firstSureDay };
    case 'text':
      return { ...words, type: 'textLength', operator: 'lessThanOrEqual', formula1: String(rule.longest) };
    case 'list': {
      const letters = lettersOf(rule.list);
      return { ...words, type: 'list', formula1: `${lists}!$${letters}$1:$${letters}$${rule.entries}` };
    }
    default: {
      const never: never = rule;
      return never;
    }
  }
}

function between(
  type: 'whole' | 'decimal' | 'time',
  least: string,
  most: string,
): Partial<DataValidation> & Pick<DataValidation, 'type'> {
  return { type, operator: 'between', formula1: least, formula2: most };
}
