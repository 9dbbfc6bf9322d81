import type { ApiClient } from './api-client.js';

interface Results {
  readonly status: string;
  readonly counted: { readonly expected: number; readonly counted: number };
  readonly lines: readonly {
    readonly no: string;
    readonly line: string;
    readonly label: string;
    readonly value: number;
  }[];
  readonly votes: readonly {
    readonly contestant: string;
    readonly no: number;
    readonly name: string;
    readonly votes: number;
    readonly share: number | null;
  }[];
}

interface Findings {
  readonly total: number;
}

interface Turnout {
  readonly slots: readonly {
    readonly slot: string;
    readonly votersOnList: number;
    readonly votersIssuedBallots: number;
    readonly share: number | null;
  }[];
}

interface Completeness {
  readonly owed: number;
  readonly received: number;
  readonly accepted: number;
  readonly returned: number;
  readonly missing: number;
}

interface Discrepancies {
  readonly totals: {
    readonly compared: number;
    readonly agreed: number;
    readonly differing: number;
    readonly open: number;
    readonly explained: number;
    readonly clarified: number;
    readonly closed: number;
    readonly slots: { readonly compared: number; readonly agreeing: number; readonly differing: number };
  };
}

export interface Summary {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const number = new Intl.NumberFormat('uk');

/** The national result of every contest, turnout, completeness and findings, as text and as data. */
export async function nationalSummary(api: ApiClient, campaign: string): Promise<Summary> {
  const { definition } = await api.get<{ definition: { contests: readonly { id: string }[] } }>(
    `/campaigns/${campaign}`,
  );
  const texts: string[] = [];
  const contests: Record<string, Results> = {};
  for (const { id } of definition.contests) {
    const results = await api.get<Results>(`/campaigns/${campaign}/results?contest=${id}`);
    contests[id] = results;
    texts.push(resultsText(id, results));
  }
  const { slots } = await api.get<Turnout>(`/campaigns/${campaign}/turnout`);
  const completeness = await api.get<Completeness>(`/campaigns/${campaign}/completeness`);
  const findings = await api.get<Findings>(`/campaigns/${campaign}/findings?status=open&limit=1`);
  const { totals } = await api.get<Discrepancies>(`/campaigns/${campaign}/discrepancies?limit=1`);
  texts.push(
    '',
    turnoutText(slots),
    completenessText(completeness),
    `Невідповідності / open findings:  ${findings.total}`,
    ...(totals.compared === 0 ? [] : [carriersText(totals)]),
  );
  const data = { contests, turnout: slots, completeness, findings: findings.total, carriers: totals };
  return { text: texts.join('\n'), data };
}

function turnoutText(slots: Turnout['slots']): string {
  const told = slots.filter(({ votersOnList }) => votersOnList > 0);
  const each = told.map(({ slot, share }) => `${slot} ${share === null ? '-' : `${(share * 100).toFixed(2)} %`}`);
  return `Явка / turnout:  ${each.length === 0 ? 'повідомлень не було / no notices' : each.join(', ')}`;
}

function completenessText({ owed, received, accepted, returned, missing }: Completeness): string {
  const [o, r, a, b, m] = [owed, received, accepted, returned, missing].map((n) => number.format(n));
  return `Повнота / completeness:  належить / owed ${o}, одержано / received ${r}, прийнято / accepted ${a}, повернуто / returned ${b}, бракує / missing ${m}`;
}

function carriersText({ compared, agreed, differing, open, slots }: Discrepancies['totals']): string {
  const [all, same, cases, unanswered] = [compared, agreed, differing, open].map((n) => number.format(n));
  const [of, agreeing] = [slots.compared, slots.agreeing].map((n) => number.format(n));
  return `Папір / paper:  звірено / compared ${all}, збігається / agreed ${same}, розбіжності / cases ${cases} (відкрито / open ${unanswered}); дільниці та інші / slots ${of}, збігається / agreeing ${agreeing}`;
}

function resultsText(contest: string, { status, counted, lines, votes }: Results): string {
  const width = Math.max(...votes.map((v) => v.name.length), ...lines.map((l) => l.label.length + l.no.length + 2));
  const row = (label: string, value: string): string => `  ${label.padEnd(Math.min(width, 90))}  ${value}`;
  return [
    `\n${contest}: ${counted.counted} / ${counted.expected} (${status})`,
    ...lines.map((l) => row(`${l.no}. ${l.label}`, number.format(l.value))),
    '',
    ...[...votes]
      .sort((a, b) => b.votes - a.votes)
      .slice(0, 10)
      .map((v) =>
        row(
          v.name,
          `${number.format(v.votes).padStart(12)}  ${v.share === null ? '' : `${(v.share * 100).toFixed(2)} %`}`,
        ),
      ),
  ].join('\n');
}
