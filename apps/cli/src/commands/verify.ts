import { createHash } from 'node:crypto';
import { canonicalJson } from '#vybory/canonical-json';
import { CommandFailed, type CommandContext } from './command.js';

interface SealedItem {
  readonly position: number;
  readonly body: string;
  /** Base64. */
  readonly salt: string;
  readonly leaf: string;
}

interface Verified {
  events: number;
  readonly versions: Map<string, number>;
  readonly problems: string[];
}

const pageSize = 1000;

/** Reads the whole log of a campaign and recomputes what can be recomputed: hashes, canonical form, order, gaps, versions of streams. */
export async function verify({ api, answer, progress }: CommandContext, campaign: string): Promise<void> {
  const { head } = await api.get<{ readonly head: number }>(`/campaigns/${campaign}/events?limit=1`);
  const counter = progress.counter(`${campaign}: події / events`, head);
  const verified: Verified = { events: 0, versions: new Map(), problems: [] };
  for (let after = 0; ;) {
    const { items } = await api.get<{ readonly items: readonly SealedItem[] }>(
      `/campaigns/${campaign}/events?after=${after}&limit=${pageSize}`,
    );
    for (const item of items) check(item, after++, verified);
    counter.advance(items.length);
    if (items.length === 0) break;
  }
  counter.done();
  if (verified.problems.length > 0) throw new CommandFailed(verified.problems.slice(0, 20).join('\n'));
  answer(`${campaign}: ${verified.events} подій перевірено, змін не виявлено / events verified, nothing was changed`, {
    ok: true,
    campaign,
    events: verified.events,
    streams: verified.versions.size,
  });
}

function check({ position, body, salt, leaf }: SealedItem, before: number, verified: Verified): void {
  verified.events++;
  const fail = (what: string): void => void verified.problems.push(`${position}: ${what}`);
  if (position !== before + 1) fail(`follows ${before}`);
  const hash = createHash('sha256')
    .update(Buffer.of(0))
    .update(Buffer.from(salt, 'base64'))
    .update(body)
    .digest('base64');
  if (hash !== leaf) fail('the hash does not fit the bytes');
  const event = JSON.parse(body) as { readonly stream: string };
  if (canonicalJson(event) !== body) fail('the bytes are not canonical');
  verified.versions.set(event.stream, (verified.versions.get(event.stream) ?? 0) + 1);
}
