import { formCatalogue } from './catalogue.js';
import type { FormKey } from './form.js';
import { declaredRowKeys, rowKeysOf } from './row-keys.js';

const all = [...formCatalogue().values()];
const keyOf = (form: string, table: string) => rowKeysOf(form as FormKey).get(table);

describe('keys of rows', () => {
  it('are what the form declares, what may not repeat, or the precinct', () => {
    expect(keyOf('election-fund-receipts', 'receipts')).toEqual(['receivedAt', 'documentNo', 'donor']);
    expect(keyOf('candidate-list', 'candidates')).toEqual(['position']);
    expect(keyOf('voter-list-count-notice', 'rows')).toEqual(['precinct']);
    expect(keyOf('nominee-questionnaire-by-party', 'education')).toBeUndefined();
    expect(keyOf('no-form', 'rows')).toBeUndefined();
  });

  it('of forms of one structure have what the rows of each have', () => {
    expect(keyOf('candidate-media-usage-budget', 'allotments')).toEqual(['candidate']);
    expect(keyOf('party-media-usage-budget', 'allotments')).toEqual(['party']);
  });

  it('name fields that there are, in some form of the structure', () => {
    const declared = all.flatMap((form) =>
      form.fields.flatMap((field) =>
        field.kind === 'rows' ? (field.key ?? []).map((part) => ({ form, field, part })) : [],
      ),
    );
    const strange = declared.filter(({ form, field, part }) =>
      all
        .filter((other) => other.structure === form.structure)
        .every((other) => declaredRowKeys(other).get(field.name)?.includes(part) !== true),
    );
    expect(strange.map(({ form, field, part }) => `${form.key} ${field.name} ${part}`)).toEqual([]);
    expect(all.flatMap((form) => [...declaredRowKeys(form).values()]).filter((key) => key.length === 0)).toEqual([]);
  });
});
