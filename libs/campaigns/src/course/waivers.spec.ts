import type { FormKey } from '#vybory/forms';
import { dutifulCampaign, runtimeOf } from '../testing/dutiful.js';
import type { WaiverEvent } from './events.js';
import { decideWaiver, evolveWaivers, initialWaivers, parseWaiver, type WaiverCommand } from './waivers.js';

const slot = runtimeOf(dutifulCampaign).duties.slot('turnout-notice', '1', '11:00');
const waive: WaiverCommand = { form: 'turnout-notice' as FormKey, unit: '1', key: '11:00', reason: 'немає зв’язку' };

function after(...given: readonly WaiverCommand[]): ReturnType<typeof decideWaiver> {
  let state = initialWaivers;
  let decision = decideWaiver(state, waive, slot, 'secretariat');
  for (const command of given) {
    decision = decideWaiver(state, command, slot, 'secretariat');
    if (decision.ok) state = decision.events.reduce(evolveWaivers, state);
  }
  return decision;
}

describe('a waiver', () => {
  it('says which slot, why and who decided', () => {
    const event: WaiverEvent = { type: 'DutyWaived', data: { ...waive, key: '11:00', by: 'secretariat' } };
    expect(after(waive)).toEqual({ ok: true, events: [event] });
  });

  it('stands when it is asked for again, and can be revoked and given anew', () => {
    expect(after(waive, waive)).toEqual({ ok: true, events: [] });
    expect(after(waive, { ...waive, revoke: true })).toMatchObject({ ok: true, events: [{ type: 'WaiverRevoked' }] });
    expect(after(waive, { ...waive, revoke: true }, waive)).toMatchObject({
      ok: true,
      events: [{ type: 'DutyWaived' }],
    });
  });

  it('is refused for what nobody owes, for another reason over the first, and revoked only when there', () => {
    expect(decideWaiver(initialWaivers, waive, undefined, 'secretariat')).toMatchObject({
      rejection: { code: 'slot-not-owed' },
    });
    if (slot === undefined) throw new Error('the notice is owed');
    const released = { ...slot, released: '2030-05-01T09:00:00.000Z' };
    expect(decideWaiver(initialWaivers, waive, released, 'secretariat')).toMatchObject({
      rejection: { code: 'slot-not-owed' },
    });
    expect(after(waive, { ...waive, reason: 'інше' })).toMatchObject({ rejection: { code: 'waiver-stands' } });
    expect(after({ ...waive, revoke: true })).toMatchObject({ rejection: { code: 'waiver-unknown' } });
  });

  it('is read from JSON, or refused with the path', () => {
    expect(parseWaiver({ ...waive })).toEqual({ command: waive });
    expect(parseWaiver({ ...waive, reason: '' })).toMatchObject({ errors: [{ path: 'reason', code: 'too-short' }] });
  });
});
