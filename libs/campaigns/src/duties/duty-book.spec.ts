import fc from 'fast-check';
import { weekendsOnly } from '#vybory/calendar';
import { text } from '#vybory/language';
import type { CampaignEvent } from '../events.js';
import { parseCampaignDefinition } from '../parse-definition.js';
import { precinct, smallCampaign, subject } from '../testing/definitions.js';
import { dutifulCampaign, dutifulForms, runtimeOf } from '../testing/dutiful.js';
import type { ExpectedSlot } from './expected-slot.js';

const inWords = ({ form, unit, key, due, waived, released }: ExpectedSlot): string =>
  [
    form,
    unit,
    ...(key === '' ? [] : [key]),
    due.kind === 'at' ? due.local : due.kind === 'waits-for' ? `after ${due.event}` : 'no term',
    ...(waived === undefined ? [] : [`waived: ${waived.reason}`]),
    ...(released === undefined ? [] : [`released ${released}`]),
  ].join(' ');

function expectedOf(unit: string, form: string, events: readonly CampaignEvent[] = []): string[] {
  const runtime = runtimeOf(dutifulCampaign);
  for (const event of events) runtime.apply(event);
  return runtime
    .expectedSlots(unit)
    .filter((slot) => slot.form === form)
    .map(inWords);
}

const formed: CampaignEvent = {
  type: 'HappeningRecorded',
  data: { name: 'precincts-formed', at: '2030-04-04T09:00:00.000Z', unit: 'north' },
};
const ended: CampaignEvent = {
  type: 'HappeningRecorded',
  data: { name: 'campaign-ended', at: '2030-05-10T21:00:00.000Z' },
};
const opened: CampaignEvent = {
  type: 'HappeningRecorded',
  data: { name: 'fund-opened', at: '2030-04-01T09:00:00.000Z', subject: 'first' },
};
const entered: CampaignEvent = { type: 'SubjectsRegistered', data: { subjects: [subject('late', 'candidate')] } };
const left: CampaignEvent = {
  type: 'SubjectWithdrawn',
  data: { subject: 'first', reason: 'відмова', at: '2030-05-01T12:00' },
};
const dropped: CampaignEvent = { type: 'UnitsDropped', data: { units: ['1-0001'], reason: 'закрито' } };
const called: CampaignEvent = { type: 'RepeatVoteCalled', data: { votingDay: '2030-06-02' } };
const holidays: CampaignEvent = {
  type: 'WorkingDaysPublished',
  data: {
    calendar: {
      ...weekendsOnly,
      id: 'v2',
      source: 'постанова',
      holidays: [{ date: '2030-05-13', name: text('вихідний', 'day off') }],
    },
  },
};
const registered: CampaignEvent = {
  type: 'TerritoriesRegistered',
  data: { units: [precinct('2', '0001'), precinct('1', '0002')] },
};
const waived: CampaignEvent = {
  type: 'DutyWaived',
  data: {
    form: dutifulCampaign.forms[1]?.form ?? ('' as never),
    unit: '1',
    key: '11:00',
    reason: 'зв’язок',
    by: 'secretariat',
  },
};
const revoked: CampaignEvent = { ...waived, type: 'WaiverRevoked' };

describe('what is expected', () => {
  it('the campaign with every kind of duty is a right one', () => {
    expect(parseCampaignDefinition(JSON.parse(JSON.stringify(dutifulCampaign)), { forms: dutifulForms })).toEqual({
      definition: dutifulCampaign,
    });
  });

  it('per precinct and contest, in the order of the definition', () => {
    expect(expectedOf('1-0001', 'precinct-count-protocol')).toEqual([
      'precinct-count-protocol 1-0001 president 2030-05-15T00:00',
      'precinct-count-protocol 1-0001 council-1 2030-05-15T00:00',
    ]);
  });

  it('per commission and slot, each hour with its own term', () => {
    expect(expectedOf('1', 'turnout-notice')).toEqual([
      'turnout-notice 1 11:00 2030-05-12T12:00',
      'turnout-notice 1 15:00 no term',
    ]);
  });

  it('once, by the body that the duty names or that the form is of', () => {
    expect(expectedOf('XX', 'media-rates')).toEqual(['media-rates XX 2030-03-03T24:00']);
    expect(runtimeOf(dutifulCampaign).duties.slot('turnout-notice', '1', '11:00')?.by).toBe('district-commission');
  });

  it('per subject that takes part, also of one that has withdrawn when it was due before', () => {
    const form = 'candidate-programme-and-autobiography';
    expect(expectedOf('XX', form)).toEqual([`${form} XX first 2030-02-11T24:00`]);
    expect(expectedOf('XX', form, [entered, left])).toEqual([
      `${form} XX first 2030-02-11T24:00`,
      `${form} XX late 2030-02-11T24:00`,
    ]);
  });

  it('per fund and period, once the fund is there; whoever withdraws is released from later periods', () => {
    const form = 'election-fund-receipts';
    expect(expectedOf('XX', form)).toEqual([]);
    expect(expectedOf('XX', form, [opened])).toEqual([
      `${form} XX first+2030-04-22 2030-04-22T18:00`,
      `${form} XX first+2030-04-29 2030-04-29T18:00`,
      `${form} XX first+2030-05-06 2030-05-06T18:00`,
    ]);
    expect(expectedOf('XX', form, [opened, left])).toEqual([
      `${form} XX first+2030-04-22 2030-04-22T18:00`,
      `${form} XX first+2030-04-29 2030-04-29T18:00`,
      `${form} XX first+2030-05-06 2030-05-06T18:00 released 2030-05-01T09:00:00.000Z`,
    ]);
  });

  it('without a term until the subject withdraws', () => {
    const form = 'candidate-cec-representative';
    expect(expectedOf('XX', form)).toEqual([`${form} XX first no term`]);
    expect(expectedOf('XX', form, [left])).toEqual([`${form} XX first no term released 2030-05-01T09:00:00.000Z`]);
  });

  it('after what happened to the unit or to one above it, also through a date with a name', () => {
    const form = 'precinct-commission-officers';
    expect(expectedOf('1', form)).toEqual([`${form} 1 after precincts-formed`]);
    // Thursday 4 April; three working days: Tuesday 9 April; one day more.
    expect(expectedOf('1', form, [formed])).toEqual([`${form} 1 2030-04-10T24:00`]);
    expect(expectedOf('3', form, [formed])).toEqual([`${form} 3 after precincts-formed`]);
  });

  it('by another date when a later version of the calendar says so', () => {
    const form = 'observers-count-notice';
    expect(expectedOf('1', form, [ended])).toEqual([`${form} 1 2030-05-14T18:00`]);
    expect(expectedOf('1', form, [ended, holidays])).toEqual([`${form} 1 2030-05-15T18:00`]);
  });

  it('of a repeat vote when it is called', () => {
    expect(expectedOf('1-0001', 'early-voting-notice')).toEqual(['early-voting-notice 1-0001 after repeat-vote']);
    expect(expectedOf('1-0001', 'early-voting-notice', [called])).toEqual([
      'early-voting-notice 1-0001 2030-06-01T20:00',
    ]);
  });

  it('of a precinct that came later; of none that was dropped', () => {
    expect(expectedOf('2-0001', 'precinct-count-protocol', [registered])).toHaveLength(1);
    expect(expectedOf('1-0001', 'precinct-count-protocol', [dropped])).toEqual([]);
  });

  it('still, but waived with reason and name, until that is revoked', () => {
    expect(expectedOf('1', 'turnout-notice', [waived])[0]).toBe(
      'turnout-notice 1 11:00 2030-05-12T12:00 waived: зв’язок',
    );
    expect(expectedOf('1', 'turnout-notice', [waived, revoked])[0]).toBe('turnout-notice 1 11:00 2030-05-12T12:00');
  });

  it('never of what comes on event', () => {
    expect(expectedOf('XX', 'candidate-proxy-replacement', [opened])).toEqual([]);
  });

  it('without a list of duties: every form from every unit of its level, without a term', () => {
    const { duties: _duties, ...plain } = smallCampaign;
    expect(runtimeOf(plain).expectedSlots('1').map(inWords)).toEqual([
      'turnout-notice 1 11:00 no term',
      'turnout-notice 1 15:00 no term',
      'district-results-protocol 1 president no term',
      'voter-list-count-notice 1 no term',
    ]);
  });
});

describe('what an event changes', () => {
  const events = [formed, ended, opened, entered, left, dropped, called, holidays, registered, waived, revoked];

  it('is exactly the difference between before and after', () => {
    const snapshot = (runtime: ReturnType<typeof runtimeOf>): Map<string, string> =>
      new Map([...runtime.duties.all()].map((slot) => [`${slot.form} ${slot.unit} ${slot.key}`, inWords(slot)]));
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 1 }), (happened) => {
        const runtime = runtimeOf(dutifulCampaign);
        for (const event of happened) {
          const kept = snapshot(runtime);
          for (const { before, after } of runtime.applyTold(event)) {
            const slot = after ?? before;
            const id = `${slot?.form} ${slot?.unit} ${slot?.key}`;
            expect(kept.get(id)).toBe(before && inWords(before));
            if (after === undefined) kept.delete(id);
            else kept.set(id, inWords(after));
          }
          expect([...kept].sort()).toEqual([...snapshot(runtime)].sort());
        }
      }),
      { numRuns: 200 },
    );
  });

  it('asks only those who may be concerned', () => {
    const runtime = runtimeOf(dutifulCampaign);
    expect(runtime.applyTold(formed).map(({ after }) => after?.unit)).toEqual(['1', '2']);
    expect(runtime.applyTold({ type: 'CampaignStageEntered', data: { stage: 'preparation' } })).toEqual([]);
  });
});
