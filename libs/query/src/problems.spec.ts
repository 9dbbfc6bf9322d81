import { EventLogUnavailable } from '#vybory/event-log';
import { viewProblems } from './problems.js';

describe('viewProblems', () => {
  it.each([
    ['a refused connection', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    ['a broken connection', new Error('Connection terminated unexpectedly')],
    ['a client that lost its connection', new Error('Client has encountered a connection error and is not queryable')],
    ['a database that starts', Object.assign(new Error('the database system is starting up'), { code: '57P03' })],
    ['too many connections', Object.assign(new Error('sorry, too many clients already'), { code: '53300' })],
    ['an event log that is away', new EventLogUnavailable('away')],
  ])('%s is a 503 that may be repeated', (_, error) => {
    expect(viewProblems(error)).toMatchObject({
      status: 503,
      code: 'views-unavailable',
      headers: { 'retry-after': '5' },
    });
  });

  it.each([
    ['a wrong statement', Object.assign(new Error('syntax error'), { code: '42601' })],
    ['a mistake in the program', new TypeError('x is not a function')],
  ])('%s is nobody’s passing trouble', (_, error) => {
    expect(viewProblems(error)).toBeUndefined();
  });
});
