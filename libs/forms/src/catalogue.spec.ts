import { formCatalogue, findForm } from './catalogue.js';
import { exampleOf } from './example.js';

describe('the catalogue of forms', () => {
  it('finds no form under a name that every object inherits', () => {
    expect(findForm('constructor')).toBeUndefined();
  });

  it.each([...formCatalogue().values()])('$key accepts its own example', (form) => {
    expect(form.validateShape(exampleOf(form))).toEqual([]);
  });
});
