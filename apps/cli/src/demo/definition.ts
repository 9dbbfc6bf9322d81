import type { CampaignDefinition, ContestantDefinition } from '#vybory/campaigns';
import { text } from '#vybory/language';

/** Nobody's names: plants and waters. */
const candidates: readonly ContestantDefinition[] = [
  { id: '1', no: 1, kind: 'candidate', name: text('Барвінок Оксана', 'Barvinok Oksana') },
  { id: '2', no: 2, kind: 'candidate', name: text('Верба Остап', 'Verba Ostap') },
  { id: '3', no: 3, kind: 'candidate', name: text('Джерело Мирослава', 'Dzherelo Myroslava') },
  { id: '4', no: 4, kind: 'candidate', name: text('Калина Ярослав', 'Kalyna Yaroslav') },
  { id: '5', no: 5, kind: 'candidate', name: text('Лиман Соломія', 'Lyman Solomiia') },
  { id: '6', no: 6, kind: 'candidate', name: text('Мальва Тарас', 'Malva Taras') },
  { id: '7', no: 7, kind: 'candidate', name: text('Явір Любов', 'Yavir Liubov') },
  { id: '8', no: 8, kind: 'candidate', name: text('Ясен Данило', 'Yasen Danylo') },
];

/** The law of the 2019 presidential election, with an invented ballot and today as voting day. */
export function demoDefinition(law: CampaignDefinition, today: string): CampaignDefinition {
  return {
    ...law,
    id: 'demo',
    title: text('Показові вибори (вигадані дані)', 'Demonstration election (invented data)'),
    votingDay: today,
    contests: law.contests.map((contest) => ({ ...contest, contestants: candidates })),
  };
}
