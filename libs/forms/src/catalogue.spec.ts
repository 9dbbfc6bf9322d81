import { formCatalogue, findForm } from './catalogue.js';
import { exampleOf } from './example.js';

describe('the catalogue of forms', () => {
  it('holds every form of the counting chain under its key', () => {
    expect([...formCatalogue().keys()]).toEqual([
      'ballots-handed-over-protocol',
      'ballots-received-protocol',
      'district-results-decision',
      'district-results-protocol',
      'precinct-count-protocol',
      'turnout-notice',
      'voter-list-count-clarified-notice',
      'voter-list-count-notice',
    ]);
  });

  it('finds no form under a name that every object inherits', () => {
    expect(findForm('constructor')).toBeUndefined();
  });

  it.each([...formCatalogue().values()])('$key accepts its own example', (form) => {
    expect(form.validateShape(exampleOf(form))).toEqual([]);
  });
});
