import { Inject, Injectable } from '@nestjs/common';
import type { ContestDefinition } from '#vybory/campaigns';
import { resultsView, SumBoard, type ViewReader } from '#vybory/views';
import { VIEW_READER } from '../ports.js';
import { outdatedMilliseconds } from '../positions/short-memory.js';

/** All sums of a contest above the precincts, as of one position of the view. */
export interface ResultBoard {
  readonly position: number;
  readonly at: string | undefined;
  readonly board: SumBoard;
}

interface Place {
  kept?: ResultBoard;
  /** When the kept one was last known to be the newest. */
  newestAt: number;
  reading?: Promise<ResultBoard> | undefined;
}

/**
 * National results are asked for hundreds of times a second, of hundreds of units, and change several times a second while
 * protocols come in: one read per change answers them all.
 */
@Injectable()
export class ResultBoards {
  private readonly places = new Map<string, Place>();

  constructor(@Inject(VIEW_READER) private readonly reader: ViewReader) {}

  /**
   * @param position where the view is
   * @param newest wait for that position; otherwise the board before it is good enough for a second
   */
  get(
    campaign: string,
    contest: ContestDefinition,
    position: number,
    newest: boolean,
  ): Promise<ResultBoard> | ResultBoard {
    const place = this.placeOf(`${campaign} ${contest.id}`);
    const { kept } = place;
    const now = performance.now();
    if (kept !== undefined && kept.position >= position) {
      place.newestAt = now;
      return kept;
    }
    const reading = this.read(place, campaign, contest);
    if (newest) return reading.then((read) => (read.position >= position ? read : this.read(place, campaign, contest)));
    if (kept === undefined || now - place.newestAt > outdatedMilliseconds) return reading;
    // Whoever asks when the kept one is too old meets the failure.
    reading.catch(() => undefined);
    return kept;
  }

  private placeOf(key: string): Place {
    const known = this.places.get(key) ?? { newestAt: 0 };
    this.places.set(key, known);
    return known;
  }

  private read(place: Place, campaign: string, contest: ContestDefinition): Promise<ResultBoard> {
    place.reading ??= this.readNow(campaign, contest)
      .then((read) => {
        place.kept = read;
        place.newestAt = performance.now();
        return read;
      })
      .finally(() => (place.reading = undefined));
    return place.reading;
  }

  private async readNow(
    campaign: string,
    { id: topic, precinctLines, contestants }: ContestDefinition,
  ): Promise<ResultBoard> {
    const width = precinctLines.length + contestants.length;
    const read = await this.reader.snapshot(resultsView, campaign, async ({ db, logId, position, at }) => ({
      position,
      at,
      board: await SumBoard.read({ db, logId, topic, width, leaf: 'precinct' }),
    }));
    if (read === undefined) throw new Error(`${resultsView.name} has lost its bookmark of ${campaign}`);
    return read;
  }
}
