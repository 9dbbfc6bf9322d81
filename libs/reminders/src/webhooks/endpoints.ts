import { readFileSync } from 'node:fs';
import { text } from '#vybory/language';
import { ConfigError } from '#vybory/platform';

/** Somebody who wants to hear of events. */
export interface WebhookEndpoint {
  /** `[a-z0-9-]{1,32}`, unique; what was delivered is remembered under it. */
  readonly id: string;
  /** `https`, or `http` on loopback. */
  readonly url: string;
  /** At least 32 characters; known to both sides and to nobody else. */
  readonly secret: string;
  /** Types of events; `ReminderDue` if absent. */
  readonly types: readonly string[];
}

/**
 * Reads the file that `VYBORY_WEBHOOKS` names: a JSON list of `{id, url, secret, types?}`. Secrets stand in a file that the
 * operator guards, never in the log. @throws ConfigError
 */
export function readEndpoints(file: string | undefined): readonly WebhookEndpoint[] {
  if (file === undefined || file === '') return [];
  try {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(list)) throw new Error('not a list');
    const endpoints = list.map(readEndpoint);
    if (new Set(endpoints.map(({ id }) => id)).size < endpoints.length) throw new Error('an id stands twice');
    return endpoints;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      'VYBORY_WEBHOOKS',
      text(
        `Файл VYBORY_WEBHOOKS не прочитано: ${reason}. Потрібен список {id, url, secret, types?}`,
        `The file VYBORY_WEBHOOKS cannot be read: ${reason}. It is a list of {id, url, secret, types?}`,
      ),
    );
  }
}

function readEndpoint(json: unknown): WebhookEndpoint {
  const { id, url, secret, types = ['ReminderDue'] } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !/^[a-z0-9-]{1,32}$/.test(id)) throw new Error('an id is missing or malformed');
  if (typeof url !== 'string' || !isSafe(url)) throw new Error(`${id}: the url must be https, or http on loopback`);
  if (typeof secret !== 'string' || secret.length < 32)
    throw new Error(`${id}: the secret has fewer than 32 characters`);
  if (!Array.isArray(types) || !types.every((type) => typeof type === 'string')) throw new Error(`${id}: types`);
  return { id, url, secret, types };
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}
