import { text } from '#vybory/language';
import { bindAgreeing, judgedOf, type Paper } from '../cross-form/agreeing.js';
import {
  citizensMeeting,
  groupApplication,
  groupMembers,
  groupSubmission,
  meetingParticipants,
  meetingProtocol,
  referendumQuestions,
} from '../forms.js';
import { countIn, rowsIn } from '../reading.js';
import { mutual, relation } from '../relation.js';

const rows =
  (about: string, table: string): Paper['numbers'] =>
  (values) => [{ about, path: table, count: rowsIn(values, table).length }];

const members = 'members';
const questions = 'questions';

/** Papers of one referendum group at one council. */
const ofReferendumGroup: readonly (readonly Paper[])[] = [
  [
    {
      form: groupSubmission,
      name: text('членів групи за поданням', 'members of the group by the submission:'),
      numbers: (values) => [{ about: members, path: 'groupMembersTotal', count: countIn(values, 'groupMembersTotal') }],
    },
    {
      form: groupMembers,
      name: text('членів групи за списком', 'members of the group by the list:'),
      numbers: rows(members, 'members'),
    },
    {
      form: citizensMeeting,
      name: text('членів групи за протоколом зборів', 'members of the group by the protocol of the meeting:'),
      numbers: rows(members, 'groupMembers'),
    },
  ],
  [
    {
      form: citizensMeeting,
      name: text('питань за протоколом зборів', 'questions by the protocol of the meeting:'),
      numbers: rows(questions, 'questions'),
    },
    {
      form: referendumQuestions,
      name: text('питань у формулюванні', 'questions as worded:'),
      numbers: rows(questions, 'questions'),
    },
  ],
];

/** Papers of one meeting of voters. */
const ofMeeting: readonly (readonly Paper[])[] = [
  [
    {
      form: meetingProtocol,
      name: text('учасників зборів за протоколом', 'participants by the protocol of the meeting:'),
      numbers: (values) => [{ about: '', path: 'participantsTotal', count: countIn(values, 'participantsTotal') }],
    },
    {
      form: meetingParticipants,
      name: text('учасників зборів за списком', 'participants by the list:'),
      numbers: rows('', 'participants'),
    },
  ],
  [
    {
      form: meetingParticipants,
      name: text('членів ініціативної групи за списком', 'members of the initiative group by the list:'),
      numbers: rows('', 'initiativeGroup'),
    },
    {
      form: groupApplication,
      name: text('членів ініціативної групи за заявою', 'members of the initiative group by the application:'),
      numbers: rows('', 'groupMembers'),
    },
  ],
];

const all = [...ofReferendumGroup, ...ofMeeting];

/**
 * F-8: papers of one meeting or initiative group agree on how many members, participants and questions there are: 3.3.г.1 to 3.3.г.4 of a referendum, 3.1.г.2 to
 * 3.1.г.4 of a meeting of voters. Numbers only: the people are nobody's to publish. Source: OWN, from the items. Severity `error`.
 */
export const f8 = relation({
  id: 'F-8',
  version: 1,
  title: text('Збори та ініціативна група: однакові числа', 'Meeting and initiative group: the same numbers'),
  formula: 'members, participants, questions: equal in all papers of the group',
  source: 'OWN, from 3.1.г.2–4 and 3.3.г.1–4',
  severity: 'error',
  judges: [...new Map(all.flatMap(judgedOf).map((judged) => [judged.form, judged])).values()],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: ({ form }) => all.flatMap((papers) => bindAgreeing(papers, form) ?? []),
});
