import { text, type Text } from '#vybory/language';
import type { FormDefinition } from './definition.js';
import type { WorkbookColumn } from './workbook-template.js';
import type { TemplateCell, TemplateSheet } from './workbook.js';

const guideName = 'Пояснення (guide)';

const steps: readonly Text[] = [
  text(
    'Заповнюйте аркуш «Дані (data)» з четвертого рядка. Перший рядок (сірий) потрібен програмі: не змінюйте його. Стовпці, які не потрібні, можна вилучити, порядок стовпців неважливий.',
    'Fill in the sheet "Дані (data)" from the fourth row on. The first row (grey) is for the program: leave it as it is. Columns that are not needed may be removed, their order does not matter.',
  ),
  text(
    'Стовпці із зірочкою (*) на жовтому тлі обов’язкові. Порожня комірка означає «не зазначено»; нуль пишіть цифрою 0.',
    'Columns with an asterisk (*) on yellow are required. An empty cell means "not stated"; write nought as the digit 0.',
  ),
  text(
    'Один рядок — одне подання. Якщо у формі є переліки, кожен їхній рядок — це рядок аркуша: повторіть у ньому код території (і ключ), решту комірок можна не повторювати.',
    'One row is one submission. Where the form has tables, each of their rows is a row of the sheet: repeat the code of the territory (and the key) in it; the other cells need not be repeated.',
  ),
  text(
    'Де є список, вибирайте з нього; можна вписати й назву українською чи англійською або код. Дати пишіть як 31.03.2024 або 2024-03-31.',
    'Where there is a list, choose from it; the name in Ukrainian or English or the code may be written as well. Write dates as 31.03.2024 or 2024-03-31.',
  ),
  text(
    'Формул не вживайте: впишіть самі значення. Аркуші «Приклад (example)» і «Пояснення (guide)» не зчитуються.',
    'Use no formulas: write the values themselves. The sheets "Приклад (example)" and "Пояснення (guide)" are not read.',
  ),
];

const columnWidths = [28, 70, 70] as const;

/** How to fill the workbook in, then what each column is, in both languages. */
export function guideSheet(form: FormDefinition, columns: readonly WorkbookColumn[]): TemplateSheet {
  const rows = [
    bothWays(form.title, 'title'),
    ...steps.map((step) => bothWays(step, 'prose')),
    [],
    ['Стовпець / Column', 'Що вписати', 'What to write'].map((value): TemplateCell => ({ value, look: 'heading' })),
    ...columns.map(describe),
  ];
  return { name: guideName, columns: columnWidths.map((width) => ({ width })), rows, heights: rows.map(heightOf) };
}

function bothWays({ uk, en }: Text, look: 'title' | 'prose'): readonly TemplateCell[] {
  return [{ value: null }, { value: uk, look }, { value: en, look }];
}

function describe({ name, required, header, content: { expected, hint } }: WorkbookColumn): readonly TemplateCell[] {
  const said = (language: 'uk' | 'en'): string =>
    [required ? `${header[language]} *` : header[language], expected[language], ...(hint ? [hint[language]] : [])].join(
      '\n',
    );
  return [
    { value: name, look: 'name' },
    { value: said('uk'), look: 'prose' },
    { value: said('en'), look: 'prose' },
  ];
}

/** Programs do not agree on whether they fit a row to its text by themselves. */
function heightOf(row: readonly TemplateCell[]): number {
  const lines = row.map(({ value, look }, index) =>
    String(value ?? '')
      .split('\n')
      .map((line) => Math.ceil((line.length * (look === 'title' ? 1.4 : 1.1)) / (columnWidths[index] ?? 1)))
      .reduce((sum, each) => sum + Math.max(1, each), 0),
  );
  return Math.max(1, ...lines) * (row.some(({ look }) => look === 'title') ? 19 : 15);
}
