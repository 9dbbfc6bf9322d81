import type { CarrierEvent } from './carriers/events.js';
import type { SlotEvent } from './events.js';
import type { PaperEntryEvent } from './paper/events.js';

/** Records and not lists, so that none can be left out. */
const paperEntryTypes: Readonly<Record<PaperEntryEvent['type'], true>> = {
  PaperEntered: true,
  PaperConfirmed: true,
  PaperEntryDisputed: true,
  PaperEntryResolved: true,
  PaperEntryWithdrawn: true,
};
const carrierTypes: Readonly<Record<CarrierEvent['type'], true>> = {
  CarriersAgreed: true,
  CarrierDifferenceOpened: true,
  CarrierDifferenceExplained: true,
  CarrierDifferenceClarified: true,
  CarrierDifferenceClosed: true,
};

/** What happens to papers on their way into a slot. */
export const paperEntryEventTypes: readonly string[] = Object.keys(paperEntryTypes);

/** What happens between the carriers of a slot. */
export const carrierEventTypes: readonly string[] = Object.keys(carrierTypes);

export function isPaperEntryEvent(event: SlotEvent): event is PaperEntryEvent {
  return event.type in paperEntryTypes;
}

export function isCarrierEvent(event: SlotEvent): event is CarrierEvent {
  return event.type in carrierTypes;
}
