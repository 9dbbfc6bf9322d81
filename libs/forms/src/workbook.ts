/** What a cell of a sheet holds; dates are local to the campaign and stand here as if it were UTC. */
export type SheetValue = string | number | boolean | Date | null;

/** A cell that was read. */
export interface SheetCell {
  readonly value: SheetValue;
  /** Whether a formula or an error stands there, whatever value is shown. */
  readonly computed: boolean;
}

/** A sheet that was read; rows and cells that are empty are left out of the end, never out of the middle. */
export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The first is row 1 of the sheet. */
  readonly rows: readonly (readonly SheetCell[])[];
}

/** How a cell looks; what that means in colours is the writer's. */
export type CellLook = 'name' | 'heading' | 'heading-required' | 'subheading' | 'title' | 'prose' | 'data';

export interface TemplateCell {
  readonly value: SheetValue;
  readonly look?: CellLook;
  /** Shown when the pointer rests on the cell. */
  readonly note?: string;
}

/** What may be typed into the cells of a column. */
export type EntryRule =
  | { readonly type: 'whole' | 'decimal'; readonly least: number; readonly most: number }
  | { readonly type: 'date' | 'time' }
  | { readonly type: 'text'; readonly longest: number }
  /** Entries of the sheet of lists, by the number of its column from 0. */
  | { readonly type: 'list'; readonly list: number; readonly entries: number };

export interface ColumnEntry {
  readonly rule: EntryRule;
  /** Whether the program refuses anything else; otherwise it asks whether it is meant. */
  readonly strict: boolean;
  /** Shown while a cell is filled in. */
  readonly prompt: { readonly title: string; readonly text: string };
}

export interface TemplateColumn {
  /** In characters. */
  readonly width: number;
  /** Number format of the cells, in the words of the file format; `@` is text. */
  readonly format?: string;
  readonly entry?: ColumnEntry;
}

export interface TemplateSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly TemplateColumn[];
  readonly rows: readonly (readonly TemplateCell[])[];
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Heights of the first rows in points; others fit what they hold. */
  readonly heights?: readonly (number | undefined)[];
  /** First and last row, from 1, that entry rules are for. */
  readonly entryRows?: { readonly first: number; readonly last: number };
}

export interface WorkbookTemplate {
  readonly title: string;
  readonly sheets: readonly TemplateSheet[];
  /** Name of the sheet that lists stand in. */
  readonly lists: string;
}
