import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { isTransient } from '#vybory/views';
import { BackOffice } from './back-office.js';
import type { BackOfficeData, FromBackOffice, ToBackOffice } from './back-office-protocol.js';

// The back office in a thread of its own, so that folding a page never delays an answer.

// When cores are short, whoever waits for an answer goes first. Only on Linux is the priority that of the thread: elsewhere of the process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

function say(message: FromBackOffice): void {
  parentPort?.postMessage(message);
}

async function reply(backOffice: BackOffice, { no, ...question }: ToBackOffice): Promise<void> {
  try {
    say({ type: 'answer', no, answer: await backOffice.ask(question) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say({ type: 'refusal', no, reason, passing: isTransient(error) });
  }
  if (question.type === 'stop') parentPort?.close();
}

const backOffice = await BackOffice.start(workerData as BackOfficeData, {
  onCommitted: (notice) => say({ type: 'committed', notice }),
});
parentPort?.on('message', (message: ToBackOffice) => void reply(backOffice, message));
say({ type: 'started' });
