import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { CampaignDefinition, HappeningDefinition } from '../definition.js';
import { dutifulCampaign, runtimeOf } from '../testing/dutiful.js';
import { decideCourse, evolveCourse, initialCourse, type CourseHistory } from './decide.js';
import type { HappeningRecorded } from './events.js';
import { decideTold, type VersionInForce } from './told-happenings.js';

const title = text('Подія', 'Happening');
const notice = 'precinct-commission-officers' as FormKey;
const happening = (more: Partial<HappeningDefinition> & Pick<HappeningDefinition, 'of'>): HappeningDefinition => ({
  name: 'commissions-formed',
  title,
  recordedBy: { form: notice, day: 'decision.takenOn' },
  ...more,
});
const campaignWith = (one: HappeningDefinition): CampaignDefinition => ({
  ...dutifulCampaign,
  happenings: [...(dutifulCampaign.happenings ?? []), one],
});

const first: VersionInForce = {
  ...{ form: notice, unit: '1', key: '', n: 1 },
  values: { decision: { takenOn: '2030-04-04' } },
  acceptedAt: '2030-04-06T07:00:00.000Z',
};
const clarified = (n: number, takenOn: string): VersionInForce => ({ ...first, n, values: { decision: { takenOn } } });
const slot = { form: notice, unit: '1', key: '' };

/** What one version after the other leaves on record, after what a person recorded. */
function recorded(
  definition: CampaignDefinition,
  versions: readonly VersionInForce[],
  history: CourseHistory = initialCourse,
): readonly HappeningRecorded['data'][] {
  const { telling } = runtimeOf(definition);
  let known = history;
  for (const version of versions) {
    for (const told of telling.toldBy(version)) known = decideTold(known, told).reduce(evolveCourse, known);
  }
  return known.flatMap((event) => (event.type === 'HappeningRecorded' ? [event.data] : []));
}

describe('a happening that accepted forms tell of', () => {
  const ofUnits = campaignWith(happening({ of: 'unit' }));
  const data = (at: string, n: number): object => ({
    name: 'commissions-formed',
    unit: '1',
    at,
    toldBy: { ...slot, n },
  });
  // Midnight in Kyiv.
  const fourth = data('2030-04-03T21:00:00.000Z', 1);

  it('took place on the day that the form names, of the unit that it is submitted for', () => {
    expect(recorded(ofUnits, [first])).toEqual([fourth]);
  });

  it('is recorded once, however often it is told', () => {
    expect(recorded(ofUnits, [first, first])).toEqual([fourth]);
  });

  it('is corrected by a clarified version that names another day, and by no other', () => {
    expect(recorded(ofUnits, [first, clarified(2, '2030-04-04')])).toEqual([fourth]);
    expect(recorded(ofUnits, [first, clarified(2, '2030-04-05')])).toEqual([
      fourth,
      data('2030-04-04T21:00:00.000Z', 2),
    ]);
  });

  it('is not told again by a version that was superseded', () => {
    expect(recorded(ofUnits, [clarified(2, '2030-04-05'), first])).toEqual([data('2030-04-04T21:00:00.000Z', 2)]);
  });

  it('stays what a person says who corrects it, until a version names another day', () => {
    const { known } = runtimeOf(ofUnits);
    const [told] = runtimeOf(ofUnits).telling.toldBy(first);
    if (told === undefined) throw new Error('the form tells');
    const history = decideTold(initialCourse, told).reduce(evolveCourse, initialCourse);
    const at = '2030-04-02T09:00:00Z';
    const byHand = decideCourse(history, { type: 'happening', name: told.name, unit: '1', at }, known);
    if (!byHand.ok) throw new Error(byHand.rejection.code);
    const corrected = byHand.events.reduce(evolveCourse, history);
    expect(recorded(ofUnits, [first, clarified(2, '2030-04-04')], corrected)).toHaveLength(2);
    expect(recorded(ofUnits, [clarified(2, '2030-04-05')], corrected)).toHaveLength(3);
  });

  it('took place when the first version was accepted, where no day is named; what is on record stands', () => {
    const undated = campaignWith(happening({ of: 'unit', recordedBy: { form: notice } }));
    const later = { ...first, n: 2, acceptedAt: '2030-04-09T07:00:00.000Z' };
    expect(recorded(undated, [first, later])).toEqual([data('2030-04-06T07:00:00.000Z', 1)]);
    const byHand: HappeningRecorded = {
      type: 'HappeningRecorded',
      data: { name: 'commissions-formed', unit: '1', at: '2030-04-01T09:00:00.000Z' },
    };
    expect(recorded(undated, [first], [byHand])).toEqual([byHand.data]);
  });

  it('took place then, too, when the version leaves the day out or has something else there', () => {
    for (const values of [{}, { decision: 'none' }, { decision: { takenOn: 4 } }]) {
      expect(recorded(ofUnits, [{ ...first, values }])).toEqual([data(first.acceptedAt, 1)]);
    }
  });

  it('is of the campaign, whoever tells first', () => {
    const ofCampaign = campaignWith(happening({ of: 'campaign', recordedBy: { form: notice } }));
    const { unit: _unit, ...whole } = data(first.acceptedAt, 1) as { unit: string };
    expect(recorded(ofCampaign, [first, { ...first, unit: '2' }])).toEqual([whole]);
  });

  it('is of the subject in the key', () => {
    const form = 'candidate-programme-and-autobiography' as FormKey;
    const ofSubjects = campaignWith(happening({ of: 'subject', recordedBy: { form } }));
    const version = { ...first, form, unit: 'XX', key: 'first' };
    expect(recorded(ofSubjects, [version])).toMatchObject([{ subject: 'first', at: first.acceptedAt }]);
    expect(recorded(ofSubjects, [{ ...version, key: 'nobody' }])).toEqual([]);
  });

  it('is not told by a quick message, and by no other form', () => {
    const form = 'precinct-count-protocol' as FormKey;
    const counted = campaignWith(happening({ of: 'unit', recordedBy: { form } }));
    const protocol = { ...first, form, unit: '1-0001', key: 'president' };
    expect(recorded(counted, [{ ...protocol, key: 'president+notice' }])).toEqual([]);
    expect(recorded(counted, [protocol])).toHaveLength(1);
    expect(recorded(counted, [first])).toEqual([]);
  });
});
