import { v5 as nameBasedUuid } from 'uuid';
import { canonicalJson, type JsonValue } from '#vybory/canonical-json';
import { newEvent, type DomainEvent, type EventId, type NewEvent } from '#vybory/event-log';

/** Who appended what primary processing appends. */
export const processor = 'primary-processing';

/** The same event because of the same other one has the same id, so that a repeated append is recognised (RFC 9562, 5.5). */
export function followingEvent(event: DomainEvent, because: EventId): NewEvent {
  const id = nameBasedUuid(`${event.type} ${canonicalJson(event.data as JsonValue)}`, because) as EventId;
  return newEvent(event, { actor: processor, id });
}
