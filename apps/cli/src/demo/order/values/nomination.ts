import type { Person } from '../world/people.js';
import { sum } from '../world/pick.js';
import type { Slot } from '../play/slots.js';
import type { Participant, World } from '../world/world.js';
import { helper, participantOf, regionOf } from './look.js';
import {
  address,
  attachment,
  bornOf,
  documentOf,
  nameOf,
  phoneOf,
  signer,
  type Forms,
  type Values,
  type Write,
} from './parts.js';

const programme =
  'Чесна влада, правосуддя для всіх, гідна оплата праці. Перші кроки: відкритий бюджет, незалежний суд, підтримка сільських шкіл і лікарень.';

const delegates = 432;
const membersOfGroup = 20;
const listLength = 5;
const sheetSize = 50;

const application: Write = (world, slot) => {
  const nominating = participantOf(world, slot);
  return {
    nominee: bornOf(nominating.person),
    submittedAt: world.days.day(-95),
    signedBy: [signer(helper(nominating, 0), 'голова')],
  };
};

const programmeOf: Write = (world, slot) => ({ nominee: bornOf(participantOf(world, slot).person), text: programme });

const assets: Write = (world, slot) => ({
  nominee: bornOf(participantOf(world, slot).person),
  year: Number(world.days.votingDay.slice(0, 4)) - 1,
  incomeItems: [
    { kind: 'salary', payer: 'Міська рада', amount: '9840.00' },
    { kind: 'fees', payer: 'Видавництво «Слово»', amount: '760.50' },
  ],
  incomeTotal: '10600.50',
});

const questionnaire: Write = (world, slot) => {
  const { person } = participantOf(world, slot);
  return {
    nominee: bornOf(person),
    birthPlace: 'село Калинове',
    citizenOfUkraine: true,
    residences: [{ from: person.birthDate, place: 'місто Калинове' }],
    education: [{ education: 'Державний педагогічний інститут, учитель математики' }],
    partyMembership: person.woman ? 'безпартійна' : 'безпартійний',
    family: 'двоє дітей',
    languages: 'українська',
    convictions: person.woman ? 'не судима' : 'не судимий',
    address,
    phone: phoneOf(person),
  };
};

const sheetsOf: Write = (world, slot) => {
  const nominating = participantOf(world, slot);
  const byRegion = [...signaturesOf(world, slot)];
  const total = sum(byRegion, ([, count]) => count);
  return {
    nominee: bornOf(nominating.person),
    sheets: byRegion.flatMap(([region, count]) => sheets(region, count, helper(nominating, 1))),
    byRegion: Object.fromEntries(byRegion),
    total,
    rejected: 3,
    accepted: total - 3,
  };
};

function signaturesOf({ signatures }: World, { subject = '' }: Slot): ReadonlyMap<string, number> {
  return signatures.get(subject) ?? new Map<string, number>();
}

function sheets(region: string, signatures: number, collector: Person): readonly Values[] {
  return Array.from({ length: Math.ceil(signatures / sheetSize) }, (_, n) => ({
    sheetNo: `${region}-${String(n + 1).padStart(6, '0')}`,
    region,
    collector: nameOf(collector),
    signatures: Math.min(sheetSize, signatures - n * sheetSize),
  }));
}

function sheetCount(signatures: Iterable<number>): number {
  return sum([...signatures], (count) => Math.ceil(count / sheetSize));
}

/** Papers of each party that a bloc is made of, or the one of a party of its own. */
function perParty({ kind, members = [] }: Participant, paper: (n: number) => Values): readonly Values[] {
  return kind === 'bloc' ? members.map((party, n) => ({ party, ...paper(n) })) : [paper(0)];
}

/** People of an electoral list: who leads it, and those behind. */
function listed(party: Participant): readonly Person[] {
  return [party.person, ...party.people.slice(0, listLength - 1)];
}

export const nomination: Forms = {
  'nomination-application-by-party': (world, slot) => ({
    applicationNo: '12/03',
    ...application(world, slot),
    attachments: [{ title: 'Рішення з’їзду про висування претендента', file: attachment(slot) }],
  }),
  'nominee-registration-application-by-meeting': application,
  'party-registration-certificate': (world, slot) => ({
    certificates: perParty(participantOf(world, slot), (n) => ({
      certificateNo: `11${n}-п.п.`,
      registeredAt: world.days.day(-900),
      certifiedAt: world.days.day(-120),
      copy: attachment(slot, n),
    })),
  }),
  'party-charter-copy': (world, slot) => ({
    charters: perParty(participantOf(world, slot), (n) => ({
      adoptedAt: world.days.day(-950),
      certifiedBy: 'Міністерство юстиції України',
      copy: attachment(slot, n),
    })),
  }),
  'nominee-consent-statement': (world, slot) => {
    const { person } = participantOf(world, slot);
    return {
      nominee: bornOf(person),
      consent: true,
      citizenOfUkraine: true,
      residentSince: person.birthDate,
      incompatibilityUndertaking: true,
      statementAt: world.days.day(-97),
      signedStatement: attachment(slot),
    };
  },
  'nomination-congress-extract': (world, slot) => {
    const party = participantOf(world, slot);
    return {
      eventKind: party.kind === 'bloc' ? 'interparty-congress' : 'congress',
      heldAt: world.days.day(-98),
      place: 'місто Київ',
      delegatesElected: delegates + 18,
      delegatesPresent: delegates,
      votesFor: delegates - 4,
      nominees: (world.kind === 'presidential' ? [party.person] : listed(party)).map(bornOf),
      signedBy: [signer(helper(party, 0), 'голова')],
    };
  },
  'candidate-list': (world, slot) => ({
    candidates: listed(participantOf(world, slot)).map((person, n) => ({
      position: n + 1,
      person: bornOf(person),
      birthPlace: 'село Калинове',
      occupation: 'директор школи',
      residence: 'місто Калинове',
      partyMembership: person.woman ? 'безпартійна' : 'безпартійний',
    })),
  }),
  'list-candidate-autobiographies': (world, slot) => ({
    autobiographies: listed(participantOf(world, slot)).map((person, n) => ({
      position: n + 1,
      person: nameOf(person),
      text: 'Народився (народилася) в селі Калинове. Закінчив (закінчила) педагогічний інститут. Працює директором школи.',
    })),
  }),
  'party-programme': () => ({ text: programme }),
  'nominee-programme-by-party': programmeOf,
  'nominee-programme-by-meeting': programmeOf,
  'nominee-asset-declaration-by-party': assets,
  'nominee-asset-declaration-by-meeting': assets,
  'nominee-questionnaire-by-party': questionnaire,
  'nominee-questionnaire-by-meeting': questionnaire,
  'signature-sheets-by-party': sheetsOf,
  'signature-sheets-by-meeting': sheetsOf,
  'party-bloc-withdrawal-decision': ({ days }) => ({
    bloc: 'bloc-2',
    decidedBy: 'з’їзд партії',
    decisionNo: '3',
    decidedAt: days.day(-67),
  }),
  'bloc-dissolution-decision': (world, slot) => ({
    decisionNo: '4',
    decidedAt: world.days.day(-66),
    parties: (participantOf(world, slot).members ?? []).map((party) => ({ party })),
  }),
  'nomination-meeting-protocol': (world, slot) => {
    const meeting = participantOf(world, slot);
    return {
      heldAt: world.days.at(-96, '11:00'),
      place: 'міський будинок культури',
      authoritiesNotifiedAt: world.days.day(-108),
      participantsTotal: meeting.people.length,
      chair: nameOf(helper(meeting, 0)),
      secretary: nameOf(helper(meeting, 1)),
      nominee: bornOf(meeting.person),
      votesFor: meeting.people.length - 12,
      votesAgainst: 4,
      abstained: 8,
    };
  },
  'meeting-participants-and-initiative-group': (world, slot) => {
    const { people } = participantOf(world, slot);
    return {
      participants: people.map((person) => ({ person: bornOf(person), address, documentNo: documentOf(person) })),
      initiativeGroup: people.slice(0, membersOfGroup).map(bornOf),
    };
  },
  'initiative-group-registration-application': (world, slot) => {
    const meeting = participantOf(world, slot);
    return {
      nominee: nameOf(meeting.person),
      groupMembers: meeting.people.slice(0, membersOfGroup).map(bornOf),
      representatives: [nameOf(helper(meeting, 0))],
      submittedAt: world.days.day(-95),
    };
  },
  'citizens-meeting-protocol': (world, slot) => {
    const group = participantOf(world, slot);
    return {
      heldAt: world.days.at(-155, '11:00'),
      place: 'міський будинок культури',
      participantsTotal: 540,
      chair: nameOf(helper(group, 0)),
      secretary: nameOf(helper(group, 1)),
      questions: world.questions.map(({ title }) => ({ question: title.uk })),
      votesFor: 526,
      votesAgainst: 4,
      abstained: 8,
      groupMembers: group.people.map(bornOf),
    };
  },
  'initiative-group-members': (world, slot) => ({
    members: participantOf(world, slot).people.map((person) => ({
      person: bornOf(person),
      address,
      documentNo: documentOf(person),
    })),
  }),
  'initiative-group-registration-submission': (world, slot) => {
    const group = participantOf(world, slot);
    return {
      councilHead: nameOf(group.person),
      meetingProtocol: `${world.campaign}.citizens-meeting-protocol.${slot.unit}.${group.id}~1`,
      groupMembersTotal: group.people.length,
      submittedAt: world.days.day(-152),
    };
  },
  'referendum-questions': ({ questions }) => ({
    questions: questions.map(({ title }, n) => ({ no: n + 1, text: title.uk })),
  }),
  'referendum-demand': (world, slot) => {
    const group = participantOf(world, slot);
    return {
      questions: `${world.campaign}.referendum-questions.${group.territory ?? ''}.${group.id}~1`,
      demandText: 'Ми, громадяни України, вимагаємо проведення всеукраїнського референдуму за народною ініціативою.',
      submittedAt: world.days.day(-101),
      signedBy: [signer(helper(group, 0), 'голова')],
    };
  },
  'signature-summary-protocol': (world, slot) => {
    const group = participantOf(world, slot);
    const byRegion = signaturesOf(world, slot);
    return {
      periodFrom: world.days.day(-148),
      periodTo: world.days.day(-115),
      byRegion: Object.fromEntries(byRegion),
      sheetsTotal: sheetCount(byRegion.values()),
      signaturesTotal: sum([...byRegion.values()], (count) => count),
      regionsMeetingThreshold: byRegion.size,
      signedBy: [signer(helper(group, 0), 'голова')],
    };
  },
  'signature-sheets-deposit-act': (world, slot) => {
    const group = participantOf(world, slot);
    const ofRegion = signaturesOf(world, slot).get(world.districts.get(slot.unit)?.region ?? '') ?? 0;
    return {
      transferredAt: world.days.day(-113),
      sheetsCount: sheetCount([ofRegion]),
      signaturesCount: ofRegion,
      handedOverBy: signer(helper(group, 0), 'представник ініціативної групи'),
      acceptedBy: signer(helper(group, 1), 'голова районної ради'),
    };
  },
  'signature-verification-act': (world, slot) => {
    const group = participantOf(world, slot);
    const checked = signaturesOf(world, slot).get(regionOf(world, slot).code) ?? 0;
    return {
      checkedAt: world.days.day(-107),
      sheetsChecked: sheetCount([checked]),
      signaturesChecked: checked,
      valid: checked - 9,
      invalid: 9,
      invalidByGround: { repeated: 6, 'data-missing': 3 },
      checkedBy: [signer(helper(group, 2), 'голова')],
    };
  },
};
