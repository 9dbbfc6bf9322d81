import type { Plan } from '../load/plan.js';
import type { Secretariat } from '../load/secretariat.js';

export interface Sums {
  readonly counted: number;
  readonly lines: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<string, number>>;
}

interface ResultsAnswer {
  readonly counted: { readonly counted: number };
  readonly lines: readonly { readonly line: string; readonly value: number }[];
  readonly votes: readonly { readonly contestant: string; readonly votes: number }[];
}

/** The national result as the query API answers it. */
export async function nationalResult({ definition }: Plan, secretariat: Secretariat): Promise<Sums> {
  const path = `/campaigns/${definition.id}/results?contest=${contestOf(definition).id}`;
  const { counted, lines, votes } = await secretariat.read<ResultsAnswer>(path);
  return {
    counted: counted.counted,
    lines: Object.fromEntries(lines.map(({ line, value }) => [line, value])),
    votes: Object.fromEntries(votes.map((one) => [one.contestant, one.votes])),
  };
}

/** The same, added up from what the bodies sent. @param arrived names of the errands that are in the log */
export function expectedResult({ definition, finalProtocols }: Plan, arrived: ReadonlySet<string>): Sums {
  const { precinctLines, contestants } = contestOf(definition);
  const protocols = [...finalProtocols].filter(([name]) => arrived.has(name)).map(([, protocol]) => protocol);
  const sums = (names: readonly string[], of: 'lines' | 'votes'): Record<string, number> =>
    Object.fromEntries(
      names.map((name) => [name, protocols.reduce((sum, protocol) => sum + (protocol[of][name] ?? 0), 0)]),
    );
  return {
    counted: protocols.length,
    lines: sums(
      precinctLines.map(({ line }) => line),
      'lines',
    ),
    votes: sums(
      contestants.map(({ id }) => id),
      'votes',
    ),
  };
}

function contestOf({ contests: [contest] }: Plan['definition']): Plan['definition']['contests'][number] {
  if (!contest) throw new Error('the campaign has no contest');
  return contest;
}
