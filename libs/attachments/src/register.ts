import { handleCommand, logName, newEvent, streamName, type EventLog, type RecordedEvent } from '#vybory/event-log';
import type { ContentHash } from './content-hash.js';
import type { MediaType } from './media-type/media-types.js';

/** A file of a campaign, as submissions refer to it. */
export interface Attachment {
  readonly hash: ContentHash;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: MediaType;
  /** What its first sender called it. */
  readonly name: string;
}

/** The bytes are durable, and the campaign may refer to them. Once per content and campaign. */
export interface AttachmentStored {
  readonly type: 'AttachmentStored';
  readonly data: Attachment & {
    /** Who sent it. */
    readonly body: string;
  };
}

/** Stream of one content in one campaign. */
export function attachmentStream(campaign: string, hash: ContentHash): string {
  return `attachment-${campaign}.${hash}`;
}

export interface Registered {
  readonly attachment: Attachment;
  /** It was there before, and is called as it was called then. */
  readonly known: boolean;
}

type State = AttachmentStored['data'] | undefined;

const decider = { initial: undefined, evolve: (state: State, { data }: AttachmentStored): State => state ?? data };

/**
 * Which contents a campaign has. Content that only another campaign has does not exist here, though the store may hold the bytes.
 */
export class AttachmentRegister {
  constructor(private readonly eventLog: EventLog) {}

  /** Call it when the bytes are durable. */
  async register(campaign: string, attachment: Attachment, body: string): Promise<Registered> {
    const { decision: known } = await handleCommand<State, AttachmentStored, State>(this.eventLog, {
      log: logName(campaign),
      stream: streamName(attachmentStream(campaign, attachment.hash)),
      decider,
      decide: (state) => state,
      eventsOf: (state) => (state ? [] : [{ type: 'AttachmentStored', data: { ...attachment, body } }]),
      toNewEvent: (event) => newEvent(event, { actor: body }),
      assumeNew: true,
    });
    return known ? { attachment: attachmentOf(known), known: true } : { attachment, known: false };
  }

  /** Those of the contents that the campaign has, in one round trip to the log. */
  async find(campaign: string, hashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, Attachment>> {
    const streams = new Map(hashes.map((hash) => [streamName(attachmentStream(campaign, hash)), hash]));
    const histories = await this.eventLog.readStreams(logName(campaign), [...streams.keys()]);
    const found = new Map<ContentHash, Attachment>();
    for (const [stream, hash] of streams) {
      const [stored] = histories.get(stream) ?? [];
      if (stored) found.set(hash, attachmentOf((stored as RecordedEvent<AttachmentStored['data']>).data));
    }
    return found;
  }
}

function attachmentOf({ hash, size, mediaType, name }: AttachmentStored['data']): Attachment {
  return { hash, size, mediaType, name };
}
