import type { ContestDefinition, Stage } from '#vybory/campaigns';
import { inLanguage, type Language } from '#vybory/language';
import type { Figure, UnitSum } from '#vybory/views';
import type { CsvCell, CsvTable } from '../answers/csv.js';
import { share } from '../answers/share.js';

/** Final when the campaign has established its results and nothing is left out. */
export function statusOf(
  { counted, expected }: Pick<UnitSum, 'counted' | 'expected'>,
  stage: Stage,
): 'preliminary' | 'final' {
  return (stage === 'established' || stage === 'closed') && counted === expected ? 'final' : 'preliminary';
}

/**
 * JSON of results of one contest in one language. What never changes (numbers, labels, names) is serialised once: an
 * answer with hundreds of units is then mostly a joining of texts.
 */
export class ResultText {
  private readonly lines: readonly string[];
  private readonly votes: readonly string[];
  private readonly turnoutIndex: number;

  constructor(
    private readonly contest: ContestDefinition,
    private readonly language: Language,
  ) {
    this.lines = contest.precinctLines.map(({ no, line, label }) =>
      openObject({ no, line, label: inLanguage(label, language) }, 'value'),
    );
    this.votes = contest.contestants.map(({ id, no, name }) =>
      openObject({ contestant: id, no, name: inLanguage(name, language) }, 'votes'),
    );
    this.turnoutIndex = contest.precinctLines.findIndex(({ line }) => line === 'votersTookPart');
  }

  /** `"status":...,"counted":...,"lines":[...],"votes":[...]` */
  members(sum: UnitSum, stage: Stage): string {
    const { expected, counted, figures } = sum;
    const base = this.shareBase(figures);
    const lines = this.lines.map((line, index) => `${line}${figures[index] ?? null}}`);
    const votes = this.votes.map((contestant, index) => {
      const cast = figures[this.lines.length + index] ?? null;
      return `${contestant}${cast},"share":${share(cast, base)}}`;
    });
    return (
      `"status":"${statusOf(sum, stage)}","counted":{"expected":${expected},"counted":${counted}},` +
      `"lines":[${lines.join(',')}],"votes":[${votes.join(',')}]`
    );
  }

  /** A row per unit, a column per line and per contestant. */
  csv(units: readonly { readonly sum: UnitSum; readonly name: string }[], stage: Stage): CsvTable {
    const { contestants, precinctLines } = this.contest;
    const titles =
      this.language === 'uk'
        ? ['Код території', 'Територія', 'Стан', 'Очікується', 'Враховано']
        : ['Territory code', 'Territory', 'Status', 'Expected', 'Counted'];
    const lineTitles = precinctLines.map(({ no, label }) => `${no}. ${inLanguage(label, this.language)}`);
    const voteTitles = contestants.map(({ no, name }) => `№ ${no} ${inLanguage(name, this.language)}`);
    return {
      header: [...titles, ...lineTitles, ...voteTitles],
      rows: units.map(({ sum, name }): CsvCell[] => [
        ...[sum.unit, name, statusOf(sum, stage), sum.expected, sum.counted],
        ...sum.figures,
      ]),
    };
  }

  /** Voters who took part; where the protocol has no such line, all votes. */
  private shareBase(figures: readonly Figure[]): number {
    const tookPart = this.turnoutIndex < 0 ? null : figures[this.turnoutIndex];
    if (typeof tookPart === 'number') return tookPart;
    return figures.slice(this.lines.length).reduce<number>((sum, votes) => sum + (votes ?? 0), 0);
  }
}

/** `{"a":1,"b":2,"<last>":` */
function openObject(value: object, last: string): string {
  return `${JSON.stringify(value).slice(0, -1)},"${last}":`;
}
