import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TerritoryIndex } from './territory.js';
import { precinct, smallCampaign } from './testing/definitions.js';

function smallTerritory(): TerritoryIndex {
  const territory = new TerritoryIndex();
  for (const unit of smallCampaign.territory) territory.add(unit);
  return territory;
}

/** A country with `districts` districts of `each` precincts, its texts shared so that only the index itself is weighed. */
function largeTerritory(districts: number, each: number, codes: readonly string[]): TerritoryIndex {
  const territory = new TerritoryIndex();
  const name = { uk: 'д', en: 'p' };
  territory.add({ code: 'XX', level: 'country', name });
  for (let district = 0; district < districts; district++) {
    const parent = `d${district}`;
    territory.add({ code: parent, level: 'district', parent: 'XX', name });
    for (let number = 0; number < each; number++) {
      const code = codes[district * each + number] ?? '';
      territory.add({ code, level: 'precinct', parent, name, number: '1' });
    }
  }
  return territory;
}

describe('the territory index', () => {
  it('answers what was added', () => {
    const territory = smallTerritory();
    expect([...territory]).toEqual(smallCampaign.territory);
    expect(territory.get('1-0001')).toEqual(precinct('1', '0001'));
    expect(territory.name('north')).toEqual({ uk: 'Північ', en: 'North' });
    expect(territory.number('1-0001')).toBe('0001');
    expect(territory.level('3')).toBe('district');
    expect(territory.size).toBe(6);
  });

  it('keeps the kind of a precinct', () => {
    const territory = smallTerritory();
    territory.add({ ...precinct('1', '0002'), kind: 'special' });
    expect(territory.kind('1-0002')).toBe('special');
    expect(territory.get('1-0002')?.kind).toBe('special');
    expect(territory.kind('1-0001')).toBeUndefined();
  });

  it('knows the way up', () => {
    const territory = smallTerritory();
    expect(territory.ancestors('1-0001')).toEqual(['1', 'north', 'XX']);
    expect(territory.ancestors('3')).toEqual(['XX']);
    expect(territory.ancestors('XX')).toEqual([]);
    expect(territory.parent('1')).toBe('north');
  });

  it('knows what lies in what', () => {
    const territory = smallTerritory();
    expect(territory.isWithin('1-0001', '1')).toBe(true);
    expect(territory.isWithin('1-0001', 'XX')).toBe(true);
    expect(territory.isWithin('1', '1')).toBe(true);
    expect(territory.isWithin('1-0001', '2')).toBe(false);
    expect(territory.isWithin('north', '1')).toBe(false);
  });

  it('lists children and counts levels, also of what is added later', () => {
    const territory = smallTerritory();
    for (const number of ['0002', '0003']) territory.add(precinct('1', number));
    territory.add(precinct('2', '0001'));
    expect([...territory.children('1')]).toEqual(['1-0001', '1-0002', '1-0003']);
    expect([...territory.children('XX')]).toEqual(['north', '3']);
    expect([...territory.children('3')]).toEqual([]);
    expect([...territory.codesOfLevel('precinct')]).toEqual(['1-0001', '1-0002', '1-0003', '2-0001']);
    expect(territory.countOfLevel('precinct')).toBe(4);
    expect(territory.countOfLevel('precinct', 'north')).toBe(4);
    expect(territory.countOfLevel('precinct', '1')).toBe(3);
    expect(territory.countOfLevel('precinct', '3')).toBe(0);
    expect(territory.countOfLevel('district', 'XX')).toBe(3);
    expect(territory.countOfLevel('district', '1')).toBe(0);
  });

  it('answers nothing about codes it does not know, names of Object’s members among them', () => {
    const territory = smallTerritory();
    for (const code of ['nowhere', '', '__proto__', 'constructor']) {
      expect(territory.has(code)).toBe(false);
      expect(territory.level(code)).toBeUndefined();
      expect(territory.get(code)).toBeUndefined();
      expect(territory.parent(code)).toBeUndefined();
      expect(territory.isWithin(code, 'XX')).toBe(false);
      expect(territory.isWithin('1', code)).toBe(false);
      expect([...territory.children(code)]).toEqual([]);
      expect(territory.countOfLevel('precinct', code)).toBe(0);
    }
  });

  it('takes a unit once, after its parent', () => {
    const territory = smallTerritory();
    expect(() => territory.add(precinct('1', '0001'))).toThrow(RangeError);
    expect(() => territory.add(precinct('77', '0001'))).toThrow(RangeError);
  });

  it('costs less than 120 bytes per unit beyond the texts', () => {
    const codes = Array.from(
      { length: 1_000_000 },
      (_, n) => `d${Math.floor(n / 1000)}-${String(n % 1000).padStart(6, '0')}`,
    );
    for (const code of codes) code.charCodeAt(0);
    const before = settledMemory();
    const territory = largeTerritory(1000, 1000, codes);
    const perUnit = (settledMemory() - before) / territory.size;
    expect(territory.countOfLevel('precinct', 'd999')).toBe(1000);
    expect(perUnit).toBeLessThan(120);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes on the heap and in typed arrays, garbage apart. */
function settledMemory(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
