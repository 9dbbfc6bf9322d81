import { instantOf } from './local-time.js';

describe('instantOf', () => {
  it.each([
    ['2019-07-21T20:00', 'Europe/Kyiv', '2019-07-21T17:00:00.000Z'],
    ['2019-03-31T02:59', 'Europe/Kyiv', '2019-03-31T00:59:00.000Z'],
    ['2019-03-31T20:00', 'Europe/Kyiv', '2019-03-31T17:00:00.000Z'],
    ['2019-03-31T03:30', 'Europe/Kyiv', '2019-03-31T01:30:00.000Z'],
    ['2019-10-27T03:30', 'Europe/Kyiv', '2019-10-27T00:30:00.000Z'],
    ['2020-01-01T00:00', 'America/New_York', '2020-01-01T05:00:00.000Z'],
    ['2020-02-29T12:00', 'Asia/Kathmandu', '2020-02-29T06:15:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });
});
