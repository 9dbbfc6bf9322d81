import type { CampaignDefinition } from '#vybory/campaigns';
import { designHash } from '#vybory/campaigns';
import type { MemoryEventLog } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { FormValues, SlotAddress, SlotCommand, SubmissionId } from '#vybory/submissions';
import { carrierCaseId, contentOf, paperEntryId } from '#vybory/submissions';
import { agreeing, author, head, requestKey, sampleDesign } from '../../../libs/campaigns/src/testing/requests.js';
import { processAll } from '../../../libs/processing/src/testing/processing.js';
import {
  handedOverValues,
  precinctsOfDistrict,
  protocolValues,
  protocolWithMissingBallot,
  protocolWithWrongTotal,
  smallCampaign,
  voterListValues,
} from '../../../libs/processing/src/testing/small-campaign.js';
import { protocolSlot, TestCampaign } from '../../../libs/processing/src/testing/test-campaign.js';
import { accepted, withRegistry } from './told-by-registry.js';

const slot = (form: string, unit: string, key = ''): SlotAddress => ({
  ...{ campaign: 'small', unit, key },
  form: form as FormKey,
});
const lists = slot('voter-list-count-notice', '1');
const requested = slot(requestKey, '1');
const [first = '', second = '', third = ''] = precinctsOfDistrict('1');
const [fourth = '', fifth = '', sixth = ''] = precinctsOfDistrict('2');

const definition: CampaignDefinition = {
  ...smallCampaign(),
  happenings: [
    {
      name: 'lists-counted',
      title: text('Списки підраховано', 'Lists counted'),
      of: 'unit',
      recordedBy: { form: lists.form, day: 'reportAsOf' },
    },
  ],
};

/** Everything that can happen in slots, with primary processing: both carriers, acts, clarifications, cases. */
export async function tellSmall(eventLog: MemoryEventLog): Promise<void> {
  await withRegistry(eventLog, definition, async (registry, campaign) => {
    const key = requestKey;
    const hash = designHash(key, 1, sampleDesign);
    accepted(await registry.changeRequestForm(campaign(), draft));
    for (const [type, by] of [
      ['SubmitForAgreement', author],
      ['Agree', agreeing],
      ['Approve', head],
    ] as const) {
      accepted(await registry.changeRequestForm(campaign(), { type, key, hash, by }));
    }
    for (const stage of ['preparation', 'voting', 'tabulation'] as const) {
      accepted(await registry.enterStage('small', stage, 'secretariat'));
    }
  });
  const small = new TestCampaign(eventLog);
  await tellElectronic(small);
  await tellPaper(small);
}

const draft = { type: 'Draft', key: requestKey, design: sampleDesign, expect: 'new', by: author } as const;

async function tellElectronic(small: TestCampaign): Promise<void> {
  const { eventLog } = small;
  await small.submit(lists, voterListValues('1', 990));
  const fewer = await small.protocol(first, received990);
  const wrong = await small.protocol(second, protocolWithWrongTotal);
  const missing = await small.protocol(third, protocolWithMissingBallot);
  const withdrawn = await small.protocol(fourth, protocolWithWrongTotal);
  await small.command(requested, withFiles({ total: 0, stations: [] }));
  const handed = await small.handedOver('1', handedOverValues('1', 1001));
  await processAll(eventLog);
  // What was held against the district's protocol is held against it with other numbers.
  await small.protocol(first, protocolValues(), { clarifies: fewer });
  await processAll(eventLog);
  await small.protocol(second, protocolValues(), { clarifies: wrong });
  await small.attachAct(missing, protocolSlot(third), 'P-1');
  await small.withdraw(withdrawn, protocolSlot(fourth));
  await small.handedOver('1', handedOverValues('1', 1000), { clarifies: handed });
  await processAll(eventLog);
  const same = await small.handedOver('2', handedOverValues('2', 1000));
  await small.protocol(sixth, received990);
  await processAll(eventLog);
  // What the protocol was returned for is gone when the other side is clarified.
  const rows = [fourth, fifth, sixth].map((unit) => ({
    precinct: unit,
    ballotsHandedOver: unit === sixth ? 990 : 1000,
  }));
  const clarified = { ...handedOverValues('2', 1000), rows, totalHandedOver: 2990 };
  await small.handedOver('2', clarified, { clarifies: same });
  await processAll(eventLog);
}

const received990 = protocolValues({ lines: { ballotsReceived: 990, ballotsUnused: 290 } });

/** As intake sends what names files, acts and a key of its own. */
function withFiles(values: FormValues): SlotCommand {
  const hash = `sha256:${'0f'.repeat(32)}`;
  const acts = [{ relation: 'T-1', explanation: 'уточнюється' }];
  const content = { slot: requested, values, acts };
  return {
    ...{ type: 'Submit', body: 'territorial-commission:1', channel: 'electronic', formHash: 'form-hash' },
    ...{ ...content, contentHash: contentOf(content).hash, idempotencyKey: 'ключ-1', formVersion: 1 },
    attachments: [{ hash, size: 1024, mediaType: 'application/pdf', name: 'акт.pdf' }],
  };
}

const moved = protocolValues({ votes: { '1': 399, '2': 201 } });

async function tellPaper(small: TestCampaign): Promise<void> {
  const { eventLog } = small;
  const electronic = await small.protocol(fifth, moved);
  await small.paper(protocolSlot(first), protocolValues());
  await readThrice(small, second);
  await small.command(protocolSlot(fifth), enterPaper(fifth, protocolValues(), 2));
  await processAll(eventLog);
  await closeCase(small, second);
  await clarify(small, fifth, electronic);
  await small.command(protocolSlot(third), enterPaper(third, protocolValues(), 3, true));
  const entry = paperEntryId(protocolSlot(third), 1);
  await small.command(protocolSlot(third), {
    ...{ type: 'WithdrawPaperEntry', entry, person: 'second', reason: 'не та дільниця' },
  });
  await processAll(eventLog);
}

/** Two registrars read different figures, and a third one decides: the paper differs from the electronic version. */
async function readThrice(small: TestCampaign, unit: string): Promise<void> {
  const entry = paperEntryId(protocolSlot(unit), 1);
  await small.command(protocolSlot(unit), enterPaper(unit, protocolValues(), 1, true));
  await small.command(protocolSlot(unit), { type: 'EnterPaperAgain', entry, person: 'second', values: moved });
  await small.command(protocolSlot(unit), { type: 'ResolvePaper', entry, person: 'third', values: moved });
}

async function closeCase(small: TestCampaign, unit: string): Promise<void> {
  const one = carrierCaseId(protocolSlot(unit), 1);
  const explanation = 'на папері інші голоси';
  await small.command(protocolSlot(unit), { type: 'ExplainDifference', case: one, person: 'first', explanation });
  const conclusion = 'чинна електронна версія';
  await small.command(protocolSlot(unit), { type: 'CloseCase', case: one, person: 'second', conclusion });
}

async function clarify(small: TestCampaign, unit: string, clarifies: SubmissionId): Promise<void> {
  await small.protocol(unit, protocolValues(), { clarifies });
}

function enterPaper(unit: string, values: FormValues, number: number, doubleEntry = false): SlotCommand {
  return {
    ...{ type: 'EnterPaper', slot: protocolSlot(unit), body: 'territorial-commission:1', registrar: 'secretariat' },
    document: {
      ...{ channel: 'courier', incomingNumber: `21-${number}`, shelfMark: `А-${number}` },
      scan: `sha256:${'a1'.repeat(32)}`,
    },
    ...{ person: 'first', doubleEntry, compare: { absentOnPaper: ['drawnUpAt'] }, formHash: 'form-hash', values },
    idempotencyKey: `paper-${number}`,
  };
}
