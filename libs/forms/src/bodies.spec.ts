import { bodyKeys, isBodyKey, orderBodies } from './bodies.js';

/** Bodies that clauses 2.1 to 2.4 of the order list: ten, nine, eight and two. */
const listed = { '2.1': 10, '2.2': 9, '2.3': 8, '2.4': 2 };

describe('the bodies of the order', () => {
  it('cover every place of the lists of section 2 once', () => {
    const expected = Object.entries(listed).flatMap(([clause, length]) =>
      Array.from({ length }, (_, place) => `${clause}.${place + 1}`),
    );
    const covered = bodyKeys.flatMap((key) => orderBodies[key].clauses).filter((clause) => clause.startsWith('2.'));
    expect([...covered].sort()).toEqual(expected.sort());
  });

  it('have keys that identities can carry and titles in the alphabet of each language', () => {
    for (const key of bodyKeys) {
      expect(key).toMatch(/^[a-z][a-z0-9-]{0,63}$/);
      expect(orderBodies[key].title.uk).toMatch(/^[^A-Za-zыэъё]+$/);
      expect(orderBodies[key].title.en).toMatch(/^[^а-яіїєґ]+$/i);
    }
  });

  it('have those who agree and approve one-off requests by section 5', () => {
    expect(bodyKeys.filter((key) => orderBodies[key].clauses.includes('5'))).toEqual([
      'informatisation-unit',
      'commission-head',
    ]);
  });

  it('are a closed list', () => {
    expect(isBodyKey('party')).toBe(true);
    expect(isBodyKey('precinct-commission')).toBe(false);
    expect(isBodyKey('constructor')).toBe(false);
  });
});
