import { text } from '#vybory/language';
import { Count, FileReference, TextField } from './decorators.js';
import type { FormDefinition } from './definition.js';
import { fileReferences } from './file-references.js';
import { findForm } from './catalogue.js';
import { Structure, structureOf } from './structure.js';
import { Group, Rows } from './table-decorators.js';

const label = text('Поле', 'Field');
const hash = (digit: string): string => `sha256:${digit.repeat(64)}`;

class Paper {
  @TextField({ label })
  number!: string;

  @FileReference({ label, optional: true })
  scan?: string;
}

class Row {
  @Group(() => Paper, { label })
  paper!: Paper;

  @FileReference({ label })
  photo!: string;
}

@Structure({
  key: 'files',
  category: 'media',
  forms: [
    {
      key: 'files',
      title: label,
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [{ ref: '3.1.я.1', body: 'media', cardinality: 'once', title: label }],
    },
  ],
})
class Files {
  @Count({ label })
  pages!: number;

  @FileReference({ label })
  decision!: string;

  @Group(() => Paper, { label, optional: true })
  annex?: Paper;

  @Rows(() => Row, { label, optional: true })
  rows?: Row[];
}

const form = known(structureOf(Files)?.forms[0]);

function known(found: FormDefinition | undefined): FormDefinition {
  if (!found) throw new Error('there is no such form');
  return found;
}

describe('fileReferences', () => {
  it('finds files wherever a form has them', () => {
    const values = {
      pages: 1,
      decision: hash('1'),
      annex: { number: '5', scan: hash('2') },
      rows: [
        { paper: { number: '6' }, photo: hash('3') },
        { paper: { number: '7', scan: hash('4') }, photo: hash('1') },
      ],
    };
    expect(form.validateShape(values)).toEqual([]);
    expect(fileReferences(form, values)).toEqual([
      { path: 'decision', hash: hash('1') },
      { path: 'annex.scan', hash: hash('2') },
      { path: 'rows.0.photo', hash: hash('3') },
      { path: 'rows.1.paper.scan', hash: hash('4') },
      { path: 'rows.1.photo', hash: hash('1') },
    ]);
  });

  it('finds none where none are named', () => {
    expect(fileReferences(form, { pages: 1 })).toEqual([]);
  });

  it('costs nothing for forms that have no field for one', () => {
    const protocol = known(findForm('precinct-count-protocol'));
    expect(fileReferences(protocol, {})).toBe(fileReferences(protocol, { lines: {} }));
  });
});
