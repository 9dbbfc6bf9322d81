import type { DutyDefinition, FormUse } from '#vybory/campaigns';
import { findForm, type CampaignKind } from '#vybory/forms';
import { localDuties, parliamentaryDuties, presidentialDuties, referendumDuties } from './duty-tables.js';

/** What a table says of one form; whether it is owed at all follows from its key. */
export interface Term {
  readonly due: string;
  /** Absent: set for this campaign, no source dates it. */
  readonly status?: DutyDefinition['status'];
  readonly source?: string;
  readonly when?: string;
  readonly per?: DutyDefinition['per'];
  /** Absent: the signed protocol only. */
  readonly noticeDue?: string;
}

export type Terms = Readonly<Record<string, Term>>;

const tables: Readonly<Record<CampaignKind, Terms>> = {
  presidential: presidentialDuties,
  parliamentary: parliamentaryDuties,
  referendum: referendumDuties,
  local: localDuties,
};

/** One duty per form of the campaign. What may come any number of times is owed on the event and never missing. */
export function dutiesFor(kind: CampaignKind, uses: readonly FormUse[]): readonly DutyDefinition[] {
  return uses.flatMap(({ form }): readonly DutyDefinition[] => {
    const term = tables[kind][form];
    if (findForm(form)?.slotKey.includes('occasion') === true) {
      return [{ form, kind: 'on-event', due: 'on event', status: 'configured' }];
    }
    if (term === undefined) throw new Error(`no term for ${form} in a ${kind} campaign`);
    const { due, status = 'configured', noticeDue, when, per, source } = term;
    const optional = {
      ...(per !== undefined && { per }),
      ...(when !== undefined && { when }),
      ...(source !== undefined && { source }),
    };
    const duty = { form, kind: when === undefined ? 'due' : 'conditional', status, ...optional } as const;
    const notice = noticeDue === undefined ? [] : [{ ...duty, document: 'notice', due: noticeDue } as const];
    return [...notice, { ...duty, due }];
  });
}
