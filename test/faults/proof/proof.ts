import { type Bodies } from '../load/bodies.js';
import { HttpClient } from '../load/http-client.js';
import type { Plan } from '../load/plan.js';
import type { Secretariat } from '../load/secretariat.js';
import { withDatabase } from '../program/database.js';
import { readLog } from './log.js';
import { byCarrier, paperFaults } from './papers.js';
import { livesOf, type Lives, processingFaults, receiptFaults, registrationFaults, slotFaults } from './submissions.js';
import { expectedResult, nationalResult, type Sums } from './results.js';
import { dumpDifferences, dumpViews, emptyViews } from './views.js';

export interface Proven {
  /** A sentence for everything that is wrong; none when all holds. */
  readonly faults: readonly string[];
  readonly submissions: number;
  readonly events: number;
}

const receiptReaders = 32;

/** Everything that must hold when all is quiet again, in the log itself, in the views and over HTTP. */
export async function prove(
  plan: Plan,
  bodies: Bodies,
  { dataDir, port }: { readonly dataDir: string; readonly port: number },
  secretariat: Secretariat,
): Promise<Proven> {
  await secretariat.caughtUp(plan);
  return withDatabase(dataDir, async (client) => {
    const log = await readLog(client, plan.definition.id);
    const lives = livesOf(log.events);
    const { papers, electronic } = byCarrier(lives);
    const live = await dumpViews(client);
    await secretariat.rebuildViews();
    const rebuilt = await dumpViews(client);
    return {
      submissions: lives.size,
      events: log.events.length,
      faults: [
        ...bodies.surprises,
        ...log.faults,
        ...receiptFaults(bodies.known, electronic),
        ...paperFaults(bodies.papers, papers, log.events),
        ...processingFaults(lives),
        ...registrationFaults(log.events, lives),
        ...slotFaults(lives),
        ...emptyViews(live),
        ...dumpDifferences(live, rebuilt),
        ...resultFaults(await nationalResult(plan, secretariat), expectedResult(plan, arrivedOf(bodies, lives))),
        ...(await receiptsReadAgain(bodies, port)),
      ],
    };
  });
}

/** Names of the errands whose submissions are in the log, whether their bodies know it or not. */
function arrivedOf({ known }: Bodies, lives: Lives): ReadonlySet<string> {
  const keys = new Set([...lives.values()].map(([received]) => received?.data['idempotencyKey']));
  return new Set(known.filter(({ idempotencyKey }) => keys.has(idempotencyKey)).map(({ errand }) => errand.name));
}

function resultFaults(result: Sums, expected: Sums): readonly string[] {
  if (JSON.stringify(result) === JSON.stringify(expected)) return [];
  return [`the national result is not the sum of what was sent: ${JSON.stringify({ result, expected })}`];
}

/** Every receipt over HTTP, byte for byte. */
async function receiptsReadAgain({ known }: Bodies, port: number): Promise<readonly string[]> {
  const client = new HttpClient(port, receiptReaders);
  const receipts = known.flatMap(({ receipt }) => receipt ?? []);
  const faults: string[] = [];
  const read = async (): Promise<void> => {
    for (let receipt = receipts.pop(); receipt !== undefined; receipt = receipts.pop()) {
      const { submission } = JSON.parse(receipt) as { readonly submission: string };
      const outcome = await client.ask({ method: 'GET', path: `/submissions/${submission}/receipt` });
      if (outcome.kind !== 'answered' || outcome.body !== receipt) faults.push(`${submission} has another receipt now`);
    }
  };
  await Promise.all(Array.from({ length: receiptReaders }, read));
  await client.close();
  return faults;
}
