import { type Bodies } from '../load/bodies.js';
import { HttpClient } from '../load/http-client.js';
import type { Plan } from '../load/plan.js';
import type { Secretariat } from '../load/secretariat.js';
import { withDatabase } from '../program/database.js';
import { readLog } from './log.js';
import { livesOf, processingFaults, receiptFaults, registrationFaults, slotFaults } from './submissions.js';
import { dumpDifferences, dumpViews, expectedResult, nationalResult } from './views.js';

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
    const live = await dumpViews(client);
    await secretariat.rebuildViews();
    const rebuilt = dumpDifferences(live, await dumpViews(client));
    const arrived = new Set(
      bodies.known
        .filter(({ receipt, idempotencyKey }) => receipt !== undefined || keysOf(lives).has(idempotencyKey))
        .map(({ errand }) => errand.name),
    );
    const [result, expected] = [await nationalResult(client), expectedResult(plan, arrived)];
    const wrongResult = JSON.stringify(result) === JSON.stringify(expected) ? [] : [{ result, expected }];
    return {
      submissions: lives.size,
      events: log.events.length,
      faults: [
        ...bodies.surprises,
        ...log.faults,
        ...receiptFaults(bodies.known, lives),
        ...processingFaults(lives),
        ...registrationFaults(log.events, lives),
        ...slotFaults(lives),
        ...rebuilt,
        ...wrongResult.map((sums) => `the national result is not the sum of what was sent: ${JSON.stringify(sums)}`),
        ...(await receiptsReadAgain(bodies, port)),
      ],
    };
  });
}

function keysOf(lives: ReturnType<typeof livesOf>): ReadonlySet<unknown> {
  return new Set([...lives.values()].map(([received]) => received?.data['idempotencyKey']));
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
