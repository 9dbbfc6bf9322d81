import type { CampaignRuntime } from '#vybory/campaigns';
import { findForm } from '#vybory/forms';
import { inLanguage, type Language } from '#vybory/language';
import { slotId, submissionId, type SlotAddress } from '#vybory/submissions';
import { timelinessOf, type CarriersReceived, type FormTally, type SlotAt } from '#vybory/views';
import { share } from '../answers/share.js';

/** How complete something is, in words that users read. No share is above 1: what nobody owes is `extra`. */
export interface Completeness {
  /** Without what was waived. */
  readonly owed: number;
  /** Owed slots for which something stands, whatever its outcome. */
  readonly received: number;
  readonly carriers: Readonly<Record<CarriersReceived, number>>;
  /** Of the received: primary processing has judged it. */
  readonly checked: number;
  /** Of these: in force, with or without an act. */
  readonly accepted: number;
  readonly acceptedWithAct: number;
  /** Of the received: not judged yet. */
  readonly awaiting: number;
  /** Of these: returned, nothing in force. */
  readonly returned: number;
  /** Of the received: a clarified version supersedes an earlier one. */
  readonly clarified: number;
  /** Owed slots for which nothing stands: `notYetDue`, `dueNow` or `overdue`. */
  readonly missing: number;
  readonly notYetDue: number;
  readonly dueNow: number;
  readonly overdue: number;
  /** Of the missing: something came and was withdrawn. */
  readonly withdrawn: number;
  readonly late: number;
  readonly onTime: number;
  readonly waived: number;
  readonly extra: number;
  /** Owed slots for which everything that the campaign asks for has come and counts: on both carriers, where it asks for both. */
  readonly complete: number;
  readonly receivedShare: number | null;
  readonly acceptedShare: number | null;
  /** Owed slots that can be asked for, whether they came or not, and what became of them. */
  readonly due: DueShares;
}

export interface DueShares {
  readonly slots: number;
  readonly received: number;
  readonly accepted: number;
  readonly onTime: number;
  readonly receivedShare: number | null;
  readonly acceptedShare: number | null;
  readonly onTimeShare: number | null;
}

type Tally = Omit<FormTally, 'form'>;

export function completenessOf(tally: Tally): Completeness {
  const {
    owed,
    received: awaiting,
    acceptedWithAct,
    returned,
    withdrawn,
    late,
    clarified,
    waived,
    extra,
    complete,
  } = tally;
  const accepted = tally.accepted + acceptedWithAct;
  const received = awaiting + accepted + returned;
  const { notYetDue, overdue, paperOnly: paper, bothCarriers: both } = tally;
  const missing = owed - received;
  return {
    ...{ owed, received, carriers: { electronic: received - paper - both, paper, both } },
    ...{ checked: accepted + returned, accepted, acceptedWithAct, awaiting, returned, clarified },
    ...{ missing, notYetDue, dueNow: missing - notYetDue - overdue, overdue, withdrawn },
    ...{ late, onTime: received - late, waived, extra, complete },
    receivedShare: share(received, owed, Math.floor),
    acceptedShare: share(accepted, owed, Math.floor),
    due: dueShares(tally),
  };
}

function dueShares({ due, dueReceived, dueAccepted, dueOnTime }: Tally): DueShares {
  return {
    ...{ slots: due, received: dueReceived, accepted: dueAccepted, onTime: dueOnTime },
    receivedShare: share(dueReceived, due, Math.floor),
    acceptedShare: share(dueAccepted, due, Math.floor),
    onTimeShare: share(dueOnTime, due, Math.floor),
  };
}

const nothing: Tally = {
  ...{
    owed: 0,
    received: 0,
    accepted: 0,
    acceptedWithAct: 0,
    returned: 0,
    withdrawn: 0,
    late: 0,
    clarified: 0,
    complete: 0,
  },
  ...{ paperOnly: 0, bothCarriers: 0, waived: 0, extra: 0, notYetDue: 0, overdue: 0 },
  ...{ due: 0, dueReceived: 0, dueAccepted: 0, dueOnTime: 0 },
};

export function sumOf(tallies: readonly FormTally[]): Tally {
  const sum: { -readonly [Name in keyof Tally]: number } = { ...nothing };
  for (const tally of tallies) for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  return sum;
}

/** The tallies of what each body owes: forms without a duty are nobody's. */
export function byBody(
  tallies: readonly FormTally[],
  campaign: CampaignRuntime,
): ReadonlyMap<string, readonly FormTally[]> {
  const owner = new Map(campaign.duties.duties.map(({ definition: { form }, by }) => [form as string, by]));
  const grouped = new Map<string, FormTally[]>();
  for (const tally of tallies) {
    const body = owner.get(tally.form);
    if (body !== undefined) grouped.set(body, [...(grouped.get(body) ?? []), tally]);
  }
  return grouped;
}

/** Texts of one campaign in one language. */
export class CampaignWords {
  constructor(
    private readonly campaign: CampaignRuntime,
    private readonly language: Language,
  ) {}

  formTitle(form: string): string {
    const found = findForm(form) ?? this.campaign.requestForms.latest(form)?.definition;
    return found === undefined ? form : inLanguage(found.title, this.language);
  }

  unitName(unit: string): string {
    const name = this.campaign.territory.name(unit);
    return name === undefined ? unit : inLanguage(name, this.language);
  }

  bodyTitle(body: string): string {
    const found = this.campaign.definition.bodies.find(({ id }) => id === body);
    return found === undefined ? body : inLanguage(found.title, this.language);
  }

  slot({ form, unit, key, ...slot }: SlotAt, clock: Date): object {
    const address = { campaign: this.campaign.id, form: form as SlotAddress['form'], unit, key };
    const { owed, state, late, carriers, agreement, complete, waivedBy, waivedReason } = slot;
    return {
      slot: slotId(address),
      ...{ form, unit, unitName: this.unitName(unit), key, owed, state, late },
      ...{ carriers, agreement, complete, superseded: slot.clarified },
      timeliness: timelinessOf(slot, clock),
      waived: waivedBy === null ? null : { by: waivedBy, reason: waivedReason ?? '' },
      opens: slot.opens?.toISOString() ?? null,
      due: slot.due?.toISOString() ?? null,
      waitsFor: slot.waitsFor,
      since: slot.since?.toISOString() ?? null,
      current: slot.current === 0 ? null : submissionId(address, slot.current),
      inForce: slot.inForce === 0 ? null : submissionId(address, slot.inForce),
      changedAt: slot.changedAt?.toISOString() ?? null,
      changedPosition: slot.changedPosition === null ? null : Number(slot.changedPosition),
    };
  }
}
