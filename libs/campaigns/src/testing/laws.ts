import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { CampaignDefinition, ContestDefinition, LineUse } from '../definition.js';

const protocol = 'precinct-count-protocol' as FormKey;

function line(no: string, name: string, label: string): LineUse {
  return { no, line: name, label: text(label, name) };
}

function campaign(
  definition: Pick<CampaignDefinition, 'id' | 'kind' | 'votingDay' | 'vocabulary' | 'relations'>,
  contest: Omit<ContestDefinition, 'title' | 'territory'>,
): CampaignDefinition {
  return {
    title: text('Вибори', 'Election'),
    timeZone: 'Europe/Kyiv',
    polls: { open: '08:00', close: '20:00' },
    territory: [
      { code: 'UA', level: 'country', name: text('Україна', 'Ukraine') },
      { code: '1', level: 'district', parent: 'UA', name: text('Округ № 1', 'District No. 1') },
    ],
    contests: [{ ...contest, title: text('Вибори', 'Election'), territory: 'UA' }],
    turnoutSlots: [],
    bodies: [{ id: 'district-commission', title: text('Окружна комісія', 'District commission'), level: 'district' }],
    forms: [{ form: protocol, by: ['district-commission'], stages: ['tabulation'] }],
    ...definition,
  };
}

/** LN-1: law 2766-III of 18 October 2001, art. 69(2): eight lines, «не підтримали» among them, no ballot boxes. */
export const law2002 = campaign(
  {
    id: 'ua-parliament-2002',
    kind: 'parliamentary',
    votingDay: '2002-03-31',
    relations: [
      { id: 'P-1', severity: 'act' },
      { id: 'P-2', severity: 'act' },
    ],
  },
  {
    id: 'multi-mandate',
    contestants: [
      { id: '1', no: 1, kind: 'party', name: text('Перша партія', 'First party') },
      { id: '2', no: 2, kind: 'party', name: text('Друга партія', 'Second party') },
    ],
    precinctLines: [
      line('1', 'ballotsReceived', 'Кількість виборчих бюлетенів, одержаних дільничною виборчою комісією'),
      line('2', 'votersOnList', 'Кількість виборців, внесених до списку виборців'),
      line('3', 'ballotsUnused', 'Кількість невикористаних виборчих бюлетенів'),
      line('4', 'votersIssued', 'Кількість виборців, які одержали виборчі бюлетені'),
      line('5', 'votersTookPart', 'Кількість виборців, які взяли участь у голосуванні'),
      line('6', 'ballotsInvalid', 'Кількість виборчих бюлетенів, визнаних недійсними'),
      line('8', 'votersSupportedNone', 'Кількість виборців, які не підтримали жодної партії (блоку)'),
    ],
  },
);

/** LN-8: local elections of 2020, proportional: lines 13 and 14 (whole list only, each candidate) are lines of this definition’s own. */
export const local2020 = campaign(
  {
    id: 'ua-local-2020',
    kind: 'local',
    votingDay: '2020-10-25',
    vocabulary: [
      { name: 'wholeListA', label: text('За весь список А', 'For the whole list A') },
      { name: 'candidateA1', label: text('За кандидата А-1', 'For candidate A-1') },
      { name: 'candidateA2', label: text('За кандидата А-2', 'For candidate A-2') },
    ],
    relations: [
      { id: 'P-3', severity: 'error' },
      {
        id: 'LIST-EQ-PARTS',
        severity: 'error',
        form: protocol,
        left: [{ votes: 'sum' }],
        op: '=',
        right: [{ line: 'wholeListA' }, { line: 'candidateA1' }, { line: 'candidateA2' }],
        text: text(
          'Голоси за список дорівнюють голосам за весь список і за кандидатів.',
          'The votes for the list equal those for the whole list and its candidates.',
        ),
      },
    ],
  },
  {
    id: 'council',
    contestants: [{ id: 'A', no: 1, kind: 'party', name: text('Партія А', 'Party A') }],
    precinctLines: [
      line('1', 'ballotsReceived', 'Кількість виборчих бюлетенів, одержаних дільничною виборчою комісією'),
      line('2', 'ballotsUnused', 'Кількість невикористаних виборчих бюлетенів'),
      line('3', 'votersOnList', 'Кількість виборців, внесених до списку виборців'),
      line('4', 'votersOnHomeVotingExtract', 'Кількість виборців, внесених до витягу із списку виборців'),
      line('5', 'votersIssuedInPremises', 'Кількість виборців, які отримали бюлетені в приміщенні'),
      line('6', 'votersIssuedAtHome', 'Кількість виборців, які отримали бюлетені за місцем перебування'),
      line('7', 'votersIssued', 'Загальна кількість виборців, які отримали бюлетені'),
      line('8', 'ballotsNotCounted', 'Кількість бюлетенів, що не підлягають врахуванню'),
      line('9', 'votersTookPart', 'Кількість виборців, які взяли участь у голосуванні'),
      line('10', 'ballotsInvalid', 'Кількість бюлетенів, визнаних недійсними'),
      line('11', 'votesTotal', 'Загальна кількість голосів за всі списки'),
      line('13.1', 'wholeListA', 'За весь список'),
      line('14.1', 'candidateA1', 'За кандидата № 1'),
      line('14.2', 'candidateA2', 'За кандидата № 2'),
    ],
  },
);
