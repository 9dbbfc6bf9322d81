import type { OrderDemoResult } from './order-demo.js';

/** Whether everything came, everything was accepted, and the checks found what was planted and nothing else. */
export function isAsPlanted({ complete, missed, unexpected }: OrderDemoResult): boolean {
  return complete && missed.length === 0 && unexpected.length === 0;
}

const shown = 20;

/** What is printed at the end. @param url where to look further; absent: the server ends now */
export function reportOf(result: OrderDemoResult, url: string | undefined): string {
  const { planted, found, missed, unexpected, formsMissing } = result;
  return [
    '',
    completenessLine(result),
    ...listed('Форми, яких ніхто не подав / forms that nobody submitted', formsMissing),
    ...listed(`Посіяно помилок / findings planted: ${planted.length}`, planted),
    `Знайдено / found: ${found.length}`,
    ...listed('Посіяно, але не знайдено / planted and not found', missed),
    ...listed('Знайдено, але не посіяно / found and not planted', withMessages(result, unexpected)),
    verdict(result),
    ...(url === undefined ? [] : ['', ...addresses(result.campaign, url)]),
  ].join('\n');
}

export function dataOf(result: OrderDemoResult): Readonly<Record<string, unknown>> {
  const { submissions, planted, found, missed, unexpected, formsMissing } = result;
  const { owed, received, accepted, returned, missing } = result.completeness;
  const completeness = { owed, received, accepted, returned, missing };
  return { ok: isAsPlanted(result), submissions, completeness, planted, found, missed, unexpected, formsMissing };
}

function completenessLine({ submissions, completeness }: OrderDemoResult): string {
  const { owed, received, accepted, returned, missing } = completeness;
  const percent = owed === 0 ? 0 : Math.floor((100 * accepted) / owed);
  const counts = `належить / owed ${owed}, одержано / received ${received}, прийнято / accepted ${accepted}, повернуто / returned ${returned}, бракує / missing ${missing}`;
  return `Подань / submissions: ${submissions}\nПовнота / completeness: ${percent} % (${counts})`;
}

function listed(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > shown ? [`  … +${items.length - shown}`] : [];
  return [title, ...items.slice(0, shown).map((item) => `  ${item}`), ...more];
}

function withMessages({ findings }: OrderDemoResult, places: readonly string[]): readonly string[] {
  return places.map((place) => {
    const finding = findings.find(({ relation, form, unit }) => place.startsWith(`${relation}: ${form}, ${unit}`));
    return finding === undefined ? place : `${place}: ${finding.message}`;
  });
}

function verdict(result: OrderDemoResult): string {
  return isAsPlanted(result)
    ? 'Знайдено все, що посіяно, і нічого більше. / Everything that was planted was found, and nothing else.'
    : 'ПОМИЛКА: кампанія закінчилася не так, як мала. / FAILED: the campaign did not end as it should.';
}

function addresses(campaign: string, url: string): readonly string[] {
  const base = `${url}/api/v1/campaigns/${campaign}`;
  return [
    `Повнота / completeness:      ${base}/completeness`,
    `Невідповідності / findings:  ${base}/findings?status=all`,
    `Обов’язки / duties:          ${base}/duties`,
    `API:                         ${url}/api/openapi.json`,
    '',
    'Зупинити / stop: Ctrl-C',
  ];
}
