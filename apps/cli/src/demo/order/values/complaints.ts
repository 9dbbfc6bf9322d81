import { districtOf } from './look.js';
import type { Forms } from './parts.js';

export const complaints: Forms = {
  'citizen-appeals-report': (world, slot) => {
    const {
      applications,
      complaints: complained,
      proposals,
      forwarded,
      pending,
      satisfied,
    } = districtOf(world, slot).appeals;
    const receivedTotal = applications + complained + proposals;
    const considered = receivedTotal - forwarded - pending;
    return {
      periodFrom: world.days.day(-90),
      periodTo: world.days.day(10),
      receivedTotal,
      byKind: { application: applications, complaint: complained, proposal: proposals },
      byTopic: { 'voter-lists': applications, campaigning: complained, other: proposals },
      considered,
      satisfied,
      rejected: considered - satisfied,
      leftWithoutConsideration: 0,
      forwarded,
      pending,
    };
  },
  'court-complaints-report': (world, slot) => {
    const { cases, code } = districtOf(world, slot);
    return {
      periodFrom: world.days.day(-90),
      periodTo: world.days.day(10),
      cases: Array.from({ length: cases }, (_, n) => ({
        court: 'Міський районний суд',
        caseNo: `2-а-11${n}`,
        plaintiffKind: 'voter',
        respondentCommission: code,
        againstMember: false,
        subject: 'невключення виборця до списку виборців',
        filedAt: world.days.day(-10),
        outcome: 'satisfied',
        decidedAt: world.days.day(-7),
      })),
      casesTotal: cases,
    };
  },
};
