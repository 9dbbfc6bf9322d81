import type { Term, Terms } from './duties.js';

// Terms as deadlines.md of the sources gives them: dated by law, by the date of the act behind it (`anchor`), or by a later law (`analogue`). The
// rest is set for this demonstration, so that papers come in an order in which a commission could write them.

const law2004 = 'ЗУ № 1630-IV (2004)';
const law2001 = 'ЗУ № 2766-III (2001)';
const law2005 = 'ЗУ 2005 р.';
const calendar2004 = 'календарний план 2004 р.';
const plan63 = 'постанова ЦВК № 63 від 24.12.2001 (додаток не знайдено)';

const analogue = (due: string, source: string, more: Partial<Term> = {}): Term => ({
  due,
  status: 'analogue',
  source,
  ...more,
});
const anchor = (due: string, source: string, more: Partial<Term> = {}): Term => ({
  due,
  status: 'anchor',
  source,
  ...more,
});
const byLaw = (due: string, source: string, more: Partial<Term> = {}): Term => ({
  due,
  status: 'law',
  source,
  ...more,
});
const set = (due: string, more: Partial<Term> = {}): Term => ({ due, ...more });

const takingPart = { when: 'takes-part' } as const;
const withFund = { when: 'fund-opened', per: ['once', 'subject', 'period'] } as const;
const nominationPapers = analogue('E-90', calendar2004, takingPart);
const meetingPapers = set('E-92');
const partyPapers = byLaw('E-60', `${law2001}, ст. 41, 45(2)`, takingPart);
const turnoutHours = analogue(
  'slots 11:00 by 12:00, 15:00 by 16:00, 20:00 by 22:00',
  'постанова ЦВК, березень 2019 р.',
);

export const presidentialDuties: Terms = {
  'districts-formation-proposals': analogue('E-111', calendar2004),
  'territorial-commissions-formed-notice': set('E-104'),
  'territorial-commission-composition-notice': set('E-102'),
  'territorial-commission-members': set('E-100'),
  'commission-sysadmin-and-accountant': set('E-95'),
  'nomination-application-by-party': nominationPapers,
  'bloc-agreement': nominationPapers,
  'party-registration-certificate': nominationPapers,
  'nominee-consent-statement': nominationPapers,
  'nomination-congress-extract': nominationPapers,
  'nominee-programme-by-party': nominationPapers,
  'nominee-asset-declaration-by-party': nominationPapers,
  'nominee-questionnaire-by-party': nominationPapers,
  'signature-sheets-by-party': analogue('E-70', calendar2004, takingPart),
  'nominee-registration-application-by-meeting': meetingPapers,
  'initiative-group-registration-application': meetingPapers,
  'nomination-meeting-protocol': meetingPapers,
  'meeting-participants-and-initiative-group': meetingPapers,
  'nominee-programme-by-meeting': meetingPapers,
  'nominee-asset-declaration-by-meeting': meetingPapers,
  'nominee-questionnaire-by-meeting': meetingPapers,
  'signature-sheets-by-meeting': set('E-70'),
  'candidate-programme-and-autobiography': set('E-65'),
  'candidate-fund-manager': set('E-40'),
  'candidate-cec-representative': set('E-60'),
  'candidate-proxies-list': set('E-55'),
  'precincts-formed-notice': set('E-45'),
  'foreign-precinct-commission-submission': analogue('E-35', 'календарний план 2007 р.', { when: 'abroad' }),
  'precinct-commissions-formed-notice': analogue('E-35', `${law2004}, ст. 24(1)`),
  'precinct-commission-officers': set('E-34'),
  'precinct-count-composition-location-notice': set('E-33'),
  'election-fund-receipts': analogue('every 7 days from E-28 to E+7', 'Виборчий кодекс, ст. 94(2)', withFund),
  'election-fund-usage-report': set('E+15'),
  'voter-list-count-notice': set('E-14'),
  'observers-count-notice': set('E-4'),
  'ballots-received-protocol': analogue('E-6', `${law2005}, ст. 80(1)`),
  'ballots-handed-over-protocol': analogue('E-2', `${law2005}, ст. 80(3)`),
  'voter-list-count-clarified-notice': analogue('E at 10:00', 'постанова ЦВК, березень 2019 р.'),
  'turnout-notice': turnoutHours,
  'precinct-count-protocol': analogue('E+2', `${law2004}, ст. 78(2)`, { noticeDue: 'E+1 at 12:00' }),
  'district-results-protocol': analogue('E+5', `${law2004}, ст. 82(1)`, { noticeDue: 'E+3' }),
  'citizen-appeals-report': set('E+12'),
  'court-complaints-report': set('E+12'),
};

const byPlan63 = (due: string): Term => ({ due, source: plan63 });

export const parliamentaryDuties: Terms = {
  'district-commission-nominations': byLaw('E-85', `${law2001}, ст. 20(1)`, takingPart),
  'commission-sysadmin-and-accountant': byPlan63('E-75'),
  'media-rates': byLaw('E-70', `${law2001}, ст. 54(1)`),
  'party-registration-certificate': partyPapers,
  'party-charter-copy': partyPapers,
  'bloc-agreement': partyPapers,
  'nomination-congress-extract': partyPapers,
  'candidate-list': partyPapers,
  'list-candidate-autobiographies': partyPapers,
  'party-programme': partyPapers,
  'party-representative-registration': set('E-55', takingPart),
  'party-authorised-persons-registration': set('E-54', takingPart),
  'party-fund-managers': set('E-50', takingPart),
  'precincts-formed-notice': byPlan63('E-45'),
  'candidate-registration-report': byPlan63('E-42'),
  'registered-candidates-register': byPlan63('E-40'),
  'candidate-fund-accounts-opened': byPlan63('E-38'),
  'foreign-precinct-commission-submission': set('E-36', { when: 'abroad' }),
  'precinct-commissions-formed-notice': anchor('E-35', `${law2001}, ст. 21(1)`),
  'precinct-commission-locations-notice': byPlan63('E-34'),
  'precinct-commission-composition-notice': byPlan63('E-33'),
  'precinct-commission-officers': byPlan63('E-32'),
  'election-fund-receipts': set('every 7 days from E-28 to E+7', withFund),
  'candidate-fund-movements': byPlan63('every 14 days from E-28 to E'),
  'ballot-text': byPlan63('E-25'),
  'state-budget-funds-report': byPlan63('every 30 days from E-20 to E+10'),
  'voter-list-count-notice': anchor('E-14', `${law2001}, ст. 31(1)`),
  'proxies-count-notice': byPlan63('E-12'),
  'absentee-certificates-report': anchor('every 10 days from E-10 to E', `${law2001}, ст. 31(4)`),
  'ballots-received-protocol': anchor('E-8', `${law2001}, ст. 63(1)`),
  'observers-count-notice': byPlan63('E-5'),
  'ballots-handed-over-protocol': analogue('E-1', `${law2005}, ст. 80(3)`),
  'turnout-notice': analogue('slots 11:00 by 12:00, 15:00 by 16:00, 20:00 by 22:00', `${law2005}, ст. 92(2)`),
  'precinct-count-protocol': anchor('E+2', `${law2001}, ст. 66(1), 68(2)`, { noticeDue: 'E+1 at 12:00' }),
  'district-results-protocol': anchor('E+5', `${law2001}, ст. 72(2)`, { noticeDue: 'E+3' }),
  'district-results-decision': byPlan63('E+6'),
  'candidate-media-usage-budget': byPlan63('E+8'),
  'party-media-usage-budget': set('E+9'),
  'candidate-funds-consolidated-report': byPlan63('E+10'),
  'citizen-appeals-report': byPlan63('E+12'),
  'court-complaints-report': byPlan63('E+12'),
  'budget-refund-report': set('every 14 days from E+14 to E+28'),
  'party-fund-financial-report': set('E+20', takingPart),
};

export const referendumDuties: Terms = {
  'initiative-group-registration-submission': set('E-150'),
  'citizens-meeting-protocol': set('E-150'),
  'initiative-group-members': set('E-150'),
  'referendum-questions': set('E-150'),
  'signature-sheets-deposit-act': set('E-112'),
  'signature-summary-protocol': set('E-110'),
  'signature-verification-act': set('E-105'),
  'referendum-demand': set('E-100'),
  'referendum-commissions-formed-notice': set('E-60'),
  'region-referendum-commission-members': set('E-58'),
  'district-referendum-commission-leadership-composition': set('E-55'),
  'referendum-commission-sysadmin-and-accountant': set('E-50'),
  'referendum-precinct-count-notice': set('E-40'),
  'referendum-precinct-commission-composition-notice': set('E-30'),
  'citizen-list-count-notice': set('E-15'),
  'early-voting-notice': set('every 1 days from E-3 to E-1'),
  'turnout-notice-district': set('slots 11:00 by 12:00, 15:00 by 16:00, 20:00 by 22:00'),
  'turnout-notice-region': set('slots 11:00 by 12:30, 15:00 by 16:30, 20:00 by 22:30'),
  'operative-results-notice': set('E+1'),
  'region-results-protocol': set('E+3'),
};

export const localDuties: Terms = {
  'local-council-composition': set('E+20'),
  'local-council-leadership': set('E+30'),
};
