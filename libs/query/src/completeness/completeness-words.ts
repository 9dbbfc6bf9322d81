import type { CampaignRuntime } from '#vybory/campaigns';
import { findForm } from '#vybory/forms';
import { inLanguage, type Language } from '#vybory/language';
import { slotId, submissionId, type SlotAddress } from '#vybory/submissions';
import type { FormTally, SlotAt } from '#vybory/views';

/** How complete one form is, in words that users read. Never above 1: what nobody owes is `extra`. */
export interface Completeness {
  readonly owed: number;
  /** Owed slots for which something stands, whatever its outcome. */
  readonly received: number;
  /** Of these: in force, with or without an act. */
  readonly accepted: number;
  readonly acceptedWithAct: number;
  /** Of these: not judged yet. */
  readonly awaiting: number;
  /** Of these: returned, nothing in force. */
  readonly returned: number;
  /** Owed slots for which nothing stands. */
  readonly missing: number;
  /** Of the missing: something came and was withdrawn. */
  readonly withdrawn: number;
  readonly late: number;
  readonly extra: number;
  /** Owed slots for which everything that the campaign asks for has come and counts: on both carriers, where it asks for both. */
  readonly complete: number;
  readonly receivedShare: number | null;
  readonly acceptedShare: number | null;
}

export function completenessOf(tally: Omit<FormTally, 'form'>): Completeness {
  const { owed, received: awaiting, acceptedWithAct, returned, withdrawn, late, extra, complete } = tally;
  const accepted = tally.accepted + acceptedWithAct;
  const received = awaiting + accepted + returned;
  return {
    ...{ owed, received, accepted, acceptedWithAct, awaiting, returned },
    ...{ missing: owed - received, withdrawn, late, extra, complete },
    receivedShare: share(received, owed),
    acceptedShare: share(accepted, owed),
  };
}

export function sumOf(tallies: readonly FormTally[]): Omit<FormTally, 'form'> {
  const sum = {
    ...{ owed: 0, received: 0, accepted: 0, acceptedWithAct: 0, returned: 0, withdrawn: 0, late: 0, extra: 0 },
    complete: 0,
  };
  for (const tally of tallies) for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += tally[name];
  return sum;
}

/** Texts of one campaign in one language. */
export class CampaignWords {
  constructor(
    private readonly campaign: CampaignRuntime,
    private readonly language: Language,
  ) {}

  formTitle(form: string): string {
    const found = findForm(form);
    return found === undefined ? form : inLanguage(found.title, this.language);
  }

  unitName(unit: string): string {
    const name = this.campaign.territory.name(unit);
    return name === undefined ? unit : inLanguage(name, this.language);
  }

  slot({ form, unit, key, ...slot }: SlotAt): object {
    const address = { campaign: this.campaign.id, form: form as SlotAddress['form'], unit, key };
    return {
      slot: slotId(address),
      ...{ form, unit, unitName: this.unitName(unit), key, owed: slot.owed, state: slot.state, late: slot.late },
      due: slot.due?.toISOString() ?? null,
      since: slot.since?.toISOString() ?? null,
      current: slot.current === 0 ? null : submissionId(address, slot.current),
      inForce: slot.inForce === 0 ? null : submissionId(address, slot.inForce),
      ...{ carriers: slot.carriers, agreement: slot.agreement, complete: slot.complete },
      changedAt: slot.changedAt?.toISOString() ?? null,
      changedPosition: slot.changedPosition === null ? null : Number(slot.changedPosition),
    };
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part / whole) * 1_000_000) / 1_000_000;
}
