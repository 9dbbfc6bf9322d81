import { describeAppending } from './appending.contract.js';
import { describeBytes } from './bytes.contract.js';
import type { GetEventLog } from './contract-log.js';
import { describeReading } from './reading.contract.js';
import { describeSubscribing } from './subscribing.contract.js';

/** What every adapter of the port must do. The tests share one store and use logs of their own in it. */
export function describeEventLogContract(name: string, getEventLog: GetEventLog): void {
  describe(`event log contract: ${name}`, () => {
    describeAppending(getEventLog);
    describeBytes(getEventLog);
    describeReading(getEventLog);
    describeSubscribing(getEventLog);
  });
}
