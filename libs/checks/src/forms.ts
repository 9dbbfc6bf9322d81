import type { FormKey } from '#vybory/forms';
import type { Judged } from './relation.js';

/** Forms that relations judge or compare with; a test holds every key to the catalogue. */
const form = (key: string) => key as FormKey;

// Counting and results
export const precinctProtocol = form('precinct-count-protocol');
export const districtProtocol = form('district-results-protocol');
export const districtDecision = form('district-results-decision');
export const operativeNotice = form('operative-results-notice');
export const regionProtocol = form('region-results-protocol');

// Voter lists, turnout, ballots
export const voterListNotice = form('voter-list-count-notice');
export const clarifiedVoterListNotice = form('voter-list-count-clarified-notice');
export const turnoutNotice = form('turnout-notice');
export const ballotsReceived = form('ballots-received-protocol');
export const ballotsHandedOver = form('ballots-handed-over-protocol');
export const ballotText = form('ballot-text');
export const absenteeCertificates = form('absentee-certificates-report');

// Precincts and commissions
export const precinctsFormed = form('precincts-formed-notice');
export const precinctCommissionsFormed = form('precinct-commissions-formed-notice');
export const territorialCommissionsFormed = form('territorial-commissions-formed-notice');
export const referendumCommissionsFormed = form('referendum-commissions-formed-notice');
export const referendumPrecinctCount = form('referendum-precinct-count-notice');
export const precinctComposition = form('precinct-commission-composition-notice');
export const precinctCountComposition = form('precinct-count-composition-location-notice');
export const territorialComposition = form('territorial-commission-composition-notice');
export const referendumComposition = form('referendum-precinct-commission-composition-notice');
export const referendumLeadership = form('district-referendum-commission-leadership-composition');
export const territorialMembers = form('territorial-commission-members');
export const regionReferendumMembers = form('region-referendum-commission-members');
export const precinctOfficers = form('precinct-commission-officers');
export const foreignCommission = form('foreign-precinct-commission-submission');

// Nomination and registration
export const registrationReport = form('candidate-registration-report');
export const candidatesRegister = form('registered-candidates-register');
export const candidateList = form('candidate-list');
export const listAutobiographies = form('list-candidate-autobiographies');
export const congressExtract = form('nomination-congress-extract');
export const consentStatement = form('nominee-consent-statement');
export const registrationCertificate = form('party-registration-certificate');
export const charterCopy = form('party-charter-copy');
export const meetingProtocol = form('nomination-meeting-protocol');
export const meetingParticipants = form('meeting-participants-and-initiative-group');
export const citizensMeeting = form('citizens-meeting-protocol');
export const groupApplication = form('initiative-group-registration-application');
export const groupSubmission = form('initiative-group-registration-submission');
export const groupMembers = form('initiative-group-members');
export const referendumQuestions = form('referendum-questions');
export const referendumDemand = form('referendum-demand');
export const proxiesCount = form('proxies-count-notice');
export const proxiesList = form('candidate-proxies-list');
export const authorisedPersons = form('party-authorised-persons-registration');

// Signatures
export const sheetsByParty = form('signature-sheets-by-party');
export const sheetsByMeeting = form('signature-sheets-by-meeting');
export const signatureSummary = form('signature-summary-protocol');
export const signatureVerification = form('signature-verification-act');
export const sheetsDeposit = form('signature-sheets-deposit-act');

// Money
export const fundReceipts = form('election-fund-receipts');
export const fundAccounts = form('election-fund-accounts-opened');
export const candidateAccounts = form('candidate-fund-accounts-opened');
export const irregularReceipts = form('election-fund-irregular-receipts');
export const usageReport = form('election-fund-usage-report');
export const consolidatedReport = form('candidate-funds-consolidated-report');
export const fundMovements = form('candidate-fund-movements');
export const partyReport = form('party-fund-financial-report');
export const candidateManager = form('candidate-fund-manager');
export const partyManagers = form('party-fund-managers');
export const budgetFunds = form('state-budget-funds-report');
export const budgetRefunds = form('budget-refund-report');

// Media, observers, accreditation
export const mediaRates = form('media-rates');
export const candidateMediaUsage = form('candidate-media-usage-budget');
export const partyMediaUsage = form('party-media-usage-budget');
export const observersCount = form('observers-count-notice');
export const observerAccreditation = form('foreign-observer-accreditation');
export const observerTermination = form('foreign-observer-termination');
export const mediaAccreditation = form('media-accreditation');
export const mediaTermination = form('media-accreditation-termination');

// Local
export const localElections = form('local-elections-report');
export const localComposition = form('local-council-composition');
export const localLeadership = form('local-council-leadership');

/** What one precinct's commission counted: the protocol itself, or its operative notice in a referendum. */
export const precinctCounts: readonly Judged[] = [{ form: precinctProtocol }, { form: operativeNotice }];

/** Programmes and questionnaires of nominees, by party or by meeting. */
export const nomineeProgrammes = [form('nominee-programme-by-party'), form('nominee-programme-by-meeting')];
export const nomineeQuestionnaires = [form('nominee-questionnaire-by-party'), form('nominee-questionnaire-by-meeting')];
export const partyProgramme = form('party-programme');
export const assetDeclarations = [
  form('nominee-asset-declaration-by-party'),
  form('nominee-asset-declaration-by-meeting'),
] as const;
