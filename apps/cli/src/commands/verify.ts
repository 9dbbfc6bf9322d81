import { createHash } from 'node:crypto';
import { canonicalJson } from '#vybory/canonical-json';
import { text, type Text } from '#vybory/language';
import { CommandFailed, type CommandContext } from './command.js';

interface SealedItem {
  readonly position: number;
  readonly body: string;
  /** Base64. */
  readonly salt: string;
  readonly leaf: string;
}

/** The bytes are kept from whoever has to read the same paper alone. */
interface WithheldItem {
  readonly position: number;
  readonly leaf: string;
  readonly withheld: { readonly stream: string };
}

interface Verified {
  events: number;
  withheld: number;
  readonly versions: Map<string, number>;
  readonly problems: string[];
}

const pageSize = 1000;

/** Reads the whole log of a campaign and recomputes what can be recomputed: hashes, canonical form, order, gaps, versions of streams. */
export async function verify({ api, answer, progress }: CommandContext, campaign: string): Promise<void> {
  const { head } = await api.get<{ readonly head: number }>(`/campaigns/${campaign}/events?limit=1`);
  const counter = progress.counter(`${campaign}: події / events`, head);
  const verified: Verified = { events: 0, withheld: 0, versions: new Map(), problems: [] };
  for (let after = 0; ;) {
    const { items } = await api.get<{ readonly items: readonly (SealedItem | WithheldItem)[] }>(
      `/campaigns/${campaign}/events?after=${after}&limit=${pageSize}`,
    );
    for (const item of items) check(item, after++, verified);
    counter.advance(items.length);
    if (items.length === 0) break;
  }
  counter.done();
  if (verified.problems.length > 0) throw new CommandFailed(verified.problems.slice(0, 20).join('\n'));
  const { events, withheld, versions } = verified;
  const { uk, en } = notYetShown(withheld);
  answer(`${campaign}: ${events} подій перевірено, змін не виявлено${uk} / events verified, nothing was changed${en}`, {
    ok: true,
    campaign,
    events,
    withheld,
    streams: versions.size,
  });
}

function notYetShown(withheld: number): Text {
  if (withheld === 0) return text('', '');
  return text(`; ще не показано: ${withheld}`, `; not shown yet: ${withheld}`);
}

function check(item: SealedItem | WithheldItem, before: number, verified: Verified): void {
  const fail = (what: string): void => void verified.problems.push(`${item.position}: ${what}`);
  if (item.position !== before + 1) fail(`follows ${before}`);
  if ('withheld' in item) {
    verified.withheld++;
    count(item.withheld.stream, verified);
    return;
  }
  verified.events++;
  const { body, salt, leaf } = item;
  const hash = createHash('sha256')
    .update(Buffer.of(0))
    .update(Buffer.from(salt, 'base64'))
    .update(body)
    .digest('base64');
  if (hash !== leaf) fail('the hash does not fit the bytes');
  const event = JSON.parse(body) as { readonly stream: string };
  if (canonicalJson(event) !== body) fail('the bytes are not canonical');
  count(event.stream, verified);
}

function count(stream: string, { versions }: Verified): void {
  versions.set(stream, (versions.get(stream) ?? 0) + 1);
}
