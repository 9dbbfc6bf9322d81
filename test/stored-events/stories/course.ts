import type { CampaignDefinition, RequestFormCommand } from '#vybory/campaigns';
import { designHash } from '#vybory/campaigns';
import type { MemoryEventLog } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { precinct, subject } from '../../../libs/campaigns/src/testing/definitions.js';
import { dutifulCampaign } from '../../../libs/campaigns/src/testing/dutiful.js';
import {
  agreeing,
  author,
  changedDesign,
  head,
  requestKey,
  sampleDesign,
} from '../../../libs/campaigns/src/testing/requests.js';
import { accepted, withRegistry } from './told-by-registry.js';

const definition: CampaignDefinition = { ...dutifulCampaign, id: 'course' };

/** Everything that can happen to a campaign itself: its life, territory, subjects, course, waivers and one-off requests. */
export async function tellCourse(eventLog: MemoryEventLog): Promise<void> {
  await withRegistry(eventLog, definition, async (registry, campaign) => {
    const by = 'secretariat';
    accepted((await registry.registerTerritories(campaign(), [precinct('2', '0001'), precinct('2', '0002')], by))[0]);
    const subjects = [subject('second', 'candidate', { contestant: { contest: 'president', id: '2' } })];
    accepted(await registry.changeSubjects(campaign(), { type: 'RegisterSubjects', subjects }, by));
    accepted(await registry.enterStage('course', 'preparation', by));
    const withdrawal = { subject: 'second', reason: 'заява кандидата', at: '2030-04-20T10:00' };
    accepted(await registry.changeSubjects(campaign(), { type: 'WithdrawSubject', ...withdrawal }, by));
    const calendar = {
      ...{ id: 'xx-2030.1', source: 'Закон про свята', weekend: [6, 7] },
      holidays: [{ date: '2030-05-09', name: text('День пам’яті', 'Day of remembrance') }],
      moved: [{ from: '2030-05-10', to: '2030-05-18' }],
    };
    const happenings = [
      { name: 'campaign-ended', at: '2030-05-10T21:00:00+03:00' },
      { name: 'precincts-formed', at: '2030-04-01T12:00:00+03:00', unit: '1' },
      { name: 'fund-opened', at: '2030-04-02T09:30:00+03:00', subject: 'first' },
    ];
    accepted(await registry.changeCourse(campaign(), { type: 'working-days', calendar }, by));
    for (const happening of happenings) {
      accepted(await registry.changeCourse(campaign(), { type: 'happening', ...happening }, by));
    }
    accepted(await registry.changeCourse(campaign(), { type: 'repeat-vote', votingDay: '2030-05-26' }, by));
    const units = { units: ['2-0002'], reason: 'дільницю ліквідовано' };
    accepted(await registry.changeCourse(campaign(), { type: 'units-dropped', ...units }, by));
    const slot = { form: 'observers-count-notice' as FormKey, unit: '1', key: '' };
    const waive = { ...slot, reason: 'спостерігачів немає' };
    accepted(await registry.waive(campaign(), waive, by));
    accepted(await registry.waive(campaign(), { ...slot, reason: 'спостерігачі є', revoke: true }, by));
    for (const command of requestCommands) accepted(await registry.changeRequestForm(campaign(), command));
  });
}

const first = designHash(requestKey, 1, sampleDesign);
const second = designHash(requestKey, 2, changedDesign);
const key = requestKey;

/** Two versions: the first is returned, written anew and approved; the second replaces it and is taken back. */
const requestCommands: readonly RequestFormCommand[] = [
  { type: 'Draft', key, design: sampleDesign, expect: 'new', by: author },
  { type: 'SubmitForAgreement', key, hash: first, by: author },
  { type: 'Return', key, hash: first, reason: 'бракує пояснення', by: agreeing },
  { type: 'Draft', key, design: sampleDesign, expect: 'known', by: author },
  { type: 'SubmitForAgreement', key, hash: first, by: author },
  { type: 'Agree', key, hash: first, by: agreeing },
  { type: 'Approve', key, hash: first, by: head },
  { type: 'Draft', key, design: changedDesign, expect: 'known', by: author },
  { type: 'SubmitForAgreement', key, hash: second, by: author },
  { type: 'Agree', key, hash: second, by: agreeing },
  { type: 'Approve', key, hash: second, by: head },
  { type: 'Withdraw', key, hash: second, reason: 'відомості вже є', by: head },
];
