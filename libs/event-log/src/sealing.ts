import { hash, randomFillSync } from 'node:crypto';
import type { CanonicalJson } from '#vybory/canonical-json';
import type { NewEvent, StreamName } from './port.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const typeName = /^[A-Z][A-Za-z0-9]{0,99}$/;
const maxSchemaVersion = 32_767;
const maxVersion = 2_000_000_000;
const saltBytes = 16;
const leafPrefix = 0;
const saltOffset = 1;
const bodyOffset = saltOffset + saltBytes;

/** What the body of a stored event holds; its canonical text is what is hashed. */
export interface EventBody {
  readonly actor: string;
  readonly at: string;
  readonly data: unknown;
  readonly id: string;
  readonly schemaVersion: number;
  readonly stream: string;
  readonly type: string;
}

/** An event ready to be stored: its bytes and what seals them. */
export interface SealedDraft {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** UTF-8 of the canonical text. */
  readonly body: Buffer;
  readonly salt: Buffer;
  readonly leaf: Buffer;
}

/**
 * Checks and seals the events of one append.
 * @throws RangeError for what no log may hold: malformed ids, types, instants or versions, text that is not well-formed
 * UTF-16 (RFC 8785, 3.2.2.2), the same id twice.
 */
export function sealEvents(
  stream: StreamName,
  expectedVersion: number,
  events: readonly NewEvent[],
): readonly SealedDraft[] {
  if (!Number.isInteger(expectedVersion) || expectedVersion < 0 || expectedVersion > maxVersion) {
    throw new RangeError(`not an expected version: ${expectedVersion}`);
  }
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  if (new Set(events.map((event) => event.id)).size !== events.length) {
    throw new RangeError('an event id occurs twice in one append');
  }
  return events.map((event) => sealEvent(stream, event));
}

function sealEvent(stream: StreamName, event: NewEvent): SealedDraft {
  checkEvent(event);
  const text = eventBody(stream, event);
  // What is hashed lies in one piece, so that nothing is copied for it.
  const preimage = Buffer.allocUnsafe(bodyOffset + Buffer.byteLength(text, 'utf8'));
  preimage[0] = leafPrefix;
  takeSalt(preimage, saltOffset);
  preimage.write(text, bodyOffset, 'utf8');
  return {
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    body: preimage.subarray(bodyOffset),
    salt: preimage.subarray(saltOffset, bodyOffset),
    leaf: hash('sha256', preimage, 'buffer'),
  };
}

const randomness = Buffer.allocUnsafeSlow(256 * saltBytes);
let randomnessUsed = randomness.length;

/** Asking the system for randomness costs far more than 16 bytes of it are worth: it is asked for 256 salts at once. */
function takeSalt(target: Buffer, offset: number): void {
  if (randomnessUsed === randomness.length) {
    randomFillSync(randomness);
    randomnessUsed = 0;
  }
  randomness.copy(target, offset, randomnessUsed, randomnessUsed + saltBytes);
  randomnessUsed += saltBytes;
}

function checkEvent(event: NewEvent): void {
  if (!uuid.test(event.id)) throw new RangeError(`not an event id: ${event.id}`);
  if (!typeName.test(event.type)) throw new RangeError(`not an event type: ${event.type}`);
  if (!instant.test(event.at)) throw new RangeError(`not an instant: ${event.at}`);
  const { schemaVersion } = event;
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > maxSchemaVersion) {
    throw new RangeError(`not a schema version: ${schemaVersion}`);
  }
  if (!event.actor.isWellFormed() || !event.data.isWellFormed() || hasEscapedSurrogate(event.data)) {
    throw new RangeError(`event ${event.id} holds text that is not well-formed Unicode`);
  }
}

/** RFC 8785 text of `{actor, at, data, id, schemaVersion, stream, type}`, built around the canonical text of `data`. */
export function eventBody(stream: StreamName, event: NewEvent): CanonicalJson {
  return (`{"actor":${JSON.stringify(event.actor)},"at":"${event.at}","data":${event.data},"id":"${event.id}",` +
    `"schemaVersion":${event.schemaVersion},"stream":${JSON.stringify(stream)},"type":"${event.type}"}`) as CanonicalJson;
}

/** SHA-256(0x00 || salt || body): a leaf hash of RFC 6962, 2.1, over the salted bytes. */
export function leafHash(salt: Buffer, body: Buffer | string): Buffer {
  return hash('sha256', Buffer.concat([Buffer.of(leafPrefix), salt, Buffer.from(body)]), 'buffer');
}

/** JSON serialisers write a lone surrogate as an escape, which is how it would survive the way to UTF-8. */
function hasEscapedSurrogate(json: string): boolean {
  return json.includes('\\ud') && /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(json);
}
