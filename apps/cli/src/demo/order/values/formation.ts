import { companyCode } from '../world/identifiers.js';
import { pick, sum } from '../world/pick.js';
import { participantsOf, type Precinct } from '../world/world.js';
import { districtOf, helper, participantOf, precinctOf, regionOf } from './look.js';
import { address, attachment, bornOf, phoneOf, signer, type Forms } from './parts.js';

export const formation: Forms = {
  'districts-formation-proposals': (world, slot) => ({
    districts: regionOf(world, slot).districts.map(({ number, precincts }) => ({
      proposedNo: Number(number),
      centre: `місто № ${number}`,
      boundaries: 'місто і прилеглі села',
      votersEstimate: sum(precincts, ({ polls }) => polls.onFirstList),
    })),
    decisionNo: '12-рш',
    decisionAt: world.days.day(-112),
  }),
  'territorial-commissions-formed-notice': (world, slot) => {
    const { districts } = regionOf(world, slot);
    return {
      reportAsOf: world.days.at(-105, '16:00'),
      commissions: districts.map(({ code, commission }) => formed(code, commission, world.days.day(-106))),
      commissionsTotal: districts.length,
    };
  },
  'referendum-commissions-formed-notice': (world, slot) => {
    const region = regionOf(world, slot);
    const own = { kind: 'region', ...formed(region.code, region.commission, world.days.day(-62)) };
    const lower = region.districts.map(({ code, commission }) => ({
      kind: 'raion',
      ...formed(code, commission, world.days.day(-62)),
    }));
    return {
      reportAsOf: world.days.at(-61, '16:00'),
      commissions: [own, ...lower],
      commissionsTotal: region.districts.length + 1,
    };
  },
  'precincts-formed-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      reportAsOf: world.days.at(-46, '16:00'),
      precincts: precincts.map((precinct) => ({
        precinctNo: precinct.number,
        kind: precinct.kind,
        ...(precinct.kind === 'ordinary'
          ? { boundaries: 'вул. Соборності, 1–40; вул. Шевченка, 2–36' }
          : { institution: institution(precinct) }),
        votingAddress: precinct.commission.address,
        votersEstimate: precinct.polls.onFirstList,
      })),
      precinctsTotal: precincts.length,
      decisionNo: '7',
      decisionAt: world.days.day(-47),
    };
  },
  'precinct-commissions-formed-notice': (world, slot) => {
    const { precincts } = districtOf(world, slot);
    return {
      reportAsOf: world.days.at(-36, '16:00'),
      commissions: precincts.map(({ code, commission }) => {
        const { unit: precinct, ...rest } = formed(code, commission, world.days.day(-37));
        return { precinct, ...rest };
      }),
      commissionsTotal: precincts.length,
    };
  },
  'precinct-commission-locations-notice': (world, slot) => ({
    reportAsOf: world.days.at(-34, '16:00'),
    rows: districtOf(world, slot).precincts.map(({ code, commission }) => ({
      precinct: code,
      commissionAddress: commission.address,
      votingAddress: commission.address,
      phone: commission.phone,
      accessible: true,
    })),
  }),
  'referendum-precinct-count-notice': (world, slot) => {
    const { districts } = regionOf(world, slot);
    const special = (precincts: readonly Precinct[]): number =>
      precincts.filter(({ kind }) => kind !== 'ordinary').length;
    return {
      reportAsOf: world.days.at(-41, '16:00'),
      rows: districts.map(({ code, precincts }) => ({
        unit: code,
        precinctsOrdinary: precincts.length - special(precincts),
        precinctsSpecial: special(precincts),
        precinctsTotal: precincts.length,
      })),
      total: sum(districts, ({ precincts }) => precincts.length),
    };
  },
  'foreign-precinct-formation-submission': (world) => ({
    precincts: [...world.precincts.values()]
      .filter(({ kind }) => kind === 'foreign')
      .map((precinct) => ({
        country: 'PL',
        institution: institution(precinct),
        institutionKind: 'consular',
        address: 'Aleja Beliny-Prażmowskiego 4, 31-514 Kraków',
        votersEstimate: precinct.polls.onFirstList,
        proposedPrecinctNo: precinct.number,
      })),
  }),
  'foreign-precinct-commission-submission': (world, slot) => {
    const precinct = precinctOf(world, slot);
    const [chair] = precinct.commission.members;
    return {
      institution: institution(precinct),
      submittedBy: signer(pick([...world.districts.values()], 0).sysadmin, 'генеральний консул'),
      members: precinct.commission.members.map(({ person, role }) => ({
        role,
        ...bornOf(person),
        position: person === chair?.person ? 'перший секретар' : 'аташе',
      })),
    };
  },
  'district-commission-nominations': (world, slot) => {
    const party = participantOf(world, slot);
    const order = participantsOf(world, 'party', 'bloc').indexOf(party);
    return {
      nominations: [...world.districts.values()].map(({ code, commission }, n) => {
        const { person, role } = pick(commission.members, 3 + order);
        return {
          district: code,
          proposedRole: role,
          ...bornOf(person),
          education: 'higher',
          occupation: 'учитель',
          address,
          phone: phoneOf(person),
          consent: attachment(slot, n),
        };
      }),
    };
  },
  'bloc-agreement': (world, slot) => {
    const bloc = participantOf(world, slot);
    return {
      blocName: bloc.name.uk,
      parties: (bloc.members ?? []).map((id, n) => ({
        name: world.participants.get(id)?.name.uk ?? id,
        edrpou: companyCode(100 + n),
        leader: signer(helper(bloc, n), 'голова партії'),
        signedAt: world.days.day(-125),
      })),
      agreementAt: world.days.day(-125),
      attachment: attachment(slot),
    };
  },
};

function institution({ kind, number }: Precinct): string {
  return kind === 'foreign' ? 'Генеральне консульство України в Кракові' : `Міська лікарня № ${Number(number)}`;
}

function formed(
  unit: string,
  { address: office, phone, size }: Precinct['commission'],
  formedAt: string,
): {
  readonly unit: string;
  readonly address: Precinct['commission']['address'];
  readonly phone: string;
  readonly decisionNo: string;
  readonly formedAt: string;
  readonly membersTotal: number;
} {
  return { unit, address: office, phone, decisionNo: '15', formedAt, membersTotal: size };
}
