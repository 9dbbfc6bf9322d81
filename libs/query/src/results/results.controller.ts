import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime, ContestDefinition, Stage } from '#vybory/campaigns';
import type { Level } from '#vybory/forms';
import { inLanguage, text, type Language } from '#vybory/language';
import {
  resultsView,
  stageAt,
  sumOfUnit,
  sumsOfChildren,
  sumsOfLevel,
  type SumQuestion,
  type UnitSum,
  type ViewSnapshot,
} from '#vybory/views';
import { members, type Answer, type Build, type Prepared, type PreparedBuild, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { levelName, levelParameter, territoryParameter, type Place } from '../parameters/territory-parameter.js';
import { contestParameter } from './contest-parameter.js';
import { ResultBoards } from './result-boards.js';
import { ResultText } from './result-text.js';
import { readResults } from './results.api.js';

/** What a question about results names. */
interface Asked {
  readonly campaign: CampaignRuntime;
  readonly contest: ContestDefinition;
  readonly place: Place;
  readonly language: Language;
  readonly words: ResultText;
}

@Controller('api/v1/campaigns/:campaign/results')
export class ResultsController {
  private readonly words = new WeakMap<ContestDefinition, Map<Language, ResultText>>();
  private readonly query: Query = {
    view: resultsView,
    name: 'results',
    define: (parameters, campaign, language) => this.define(parameters, campaign, language),
  };

  constructor(
    @Inject(Answers) private readonly answers: Answers,
    @Inject(ResultBoards) private readonly boards: ResultBoards,
  ) {}

  /** Sums of the protocols in force: one territory, with its children on demand, or a page of all territories of a level. */
  @Get()
  @ApiRoute(readResults)
  results(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, this.query);
  }

  private define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build | PreparedBuild {
    const contest = contestParameter(parameters, campaign);
    const place = territoryParameter(parameters, campaign);
    const level = levelParameter(parameters);
    const expand = parameters.choice('expand', ['children']);
    const limit = parameters.limit();
    const cursors = new Cursors<[path: string]>('results', parameters, ['string']);
    const after = cursors.read()?.[0];
    if (level !== undefined && expand !== undefined) {
      const message = text('«expand» не поєднується з «level»', '"expand" does not go together with "level"');
      parameters.refuse('expand', 'parameter-conflict', message);
    }
    // What is missing here was refused before: neither is ever called then.
    const askedOf = (): Asked => {
      if (contest === undefined) throw new RangeError('a contest that is missing was refused before');
      return { campaign, contest, place, language, words: this.wordsOf(contest, language) };
    };
    const build: Build = async (snapshot, at) => {
      const asked = askedOf();
      const question = questionOf(asked, snapshot, at);
      const stage = await stageAt(snapshot.db, snapshot.logId, at);
      if (level === undefined) {
        const sum = await sumOfUnit(question, place.level, place.path);
        const children = expand && (await sumsOfChildren(question, place.level, place.path));
        return oneTerritory(asked, { sum, children, stage });
      }
      const found = await sumsOfLevel(question, level, { path: place.path, after, limit: limit + 1 });
      return pageOfLevel(asked, { level, found, stage, limit }, cursors);
    };
    if (contest === undefined || !isOnBoard(place, level, expand !== undefined, campaign)) return build;
    const prepared = async (position: number, newest: boolean): Promise<Prepared> => {
      const { board, ...moment } = await this.boards.get(campaign.id, contest, position, newest);
      const { stage } = board;
      if (level === undefined) {
        const found = { sum: board.unit(place.path), children: expand && board.children(place.path), stage };
        return { ...moment, answer: () => oneTerritory(askedOf(), found) };
      }
      const found = board.ofLevel(level, { path: place.path, after, limit: limit + 1 });
      return { ...moment, answer: () => pageOfLevel(askedOf(), { level, found, stage, limit }, cursors) };
    };
    return { build, prepared };
  }

  private wordsOf(contest: ContestDefinition, language: Language): ResultText {
    const byLanguage = this.words.get(contest) ?? new Map<Language, ResultText>();
    this.words.set(contest, byLanguage);
    const words = byLanguage.get(language) ?? new ResultText(contest, language);
    byLanguage.set(language, words);
    return words;
  }
}

/** Whether nothing but units above the precincts is asked for. */
function isOnBoard(
  { unit, level: own }: Place,
  level: Level | undefined,
  expand: boolean,
  campaign: CampaignRuntime,
): boolean {
  if (level !== undefined) return level !== 'precinct';
  if (own === 'precinct') return false;
  return (
    !expand || [...campaign.territory.children(unit)].every((child) => campaign.territory.level(child) !== 'precinct')
  );
}

interface TerritoryFound {
  /** Undefined: the contest is not held there. */
  readonly sum: UnitSum | undefined;
  /** Undefined: not asked for. */
  readonly children: readonly UnitSum[] | undefined;
  readonly stage: Stage;
}

function oneTerritory(asked: Asked, { sum: found, children, stage }: TerritoryFound): Answer {
  const { contest, place, words } = asked;
  const sum = found ?? nothing(asked, place);
  const childTexts = (shown: readonly UnitSum[]): string =>
    shown.map((child) => `{${unitMembers(child, asked)},${words.members(child, stage)}}`).join(',');
  const named = [sum, ...(children ?? [])].map((one) => ({ sum: one, name: nameOf(one.unit, asked) }));
  return {
    members: () =>
      `${members({ contest: contest.id })},${unitMembers(sum, asked)},${words.members(sum, stage)}` +
      (children ? `,"children":[${childTexts(children)}]` : ''),
    csv: () => words.csv(named, stage),
  };
}

interface LevelFound {
  readonly level: Level;
  /** One more than the page holds, when there is one. */
  readonly found: readonly UnitSum[];
  readonly stage: Stage;
  readonly limit: number;
}

function pageOfLevel(
  asked: Asked,
  { level, found, stage, limit }: LevelFound,
  cursors: Cursors<[path: string]>,
): Answer {
  const { contest, place, words } = asked;
  const { items, last } = pageOf(found, limit);
  const next = last === undefined ? undefined : cursors.write([last.path]);
  const units = items.map((sum) => ({ sum, name: nameOf(sum.unit, asked) }));
  return {
    members: () =>
      `${members({ contest: contest.id, level: levelName(level), territory: place.unit })},` +
      `"items":[${items.map((sum) => `{${unitMembers(sum, asked)},${words.members(sum, stage)}}`).join(',')}],` +
      `"next":${JSON.stringify(next ?? null)}`,
    csv: () => words.csv(units, stage),
    next,
  };
}

function widthOf({ precinctLines, contestants }: ContestDefinition): number {
  return precinctLines.length + contestants.length;
}

function questionOf({ contest }: Asked, { db, logId }: ViewSnapshot, at: number | undefined): SumQuestion {
  return {
    db,
    logId,
    topic: contest.id,
    width: widthOf(contest),
    leaf: 'precinct',
    ...(at === undefined ? {} : { at }),
  };
}

/** The contest is not held there. */
function nothing({ contest }: Asked, { unit, path, level }: Place): UnitSum {
  return { unit, path, level, expected: 0, counted: 0, figures: new Array<number>(widthOf(contest)).fill(0) };
}

function unitMembers({ unit, level }: UnitSum, asked: Asked): string {
  return members({ territory: unit, name: nameOf(unit, asked), level: levelName(level) });
}

function nameOf(unit: string, { campaign, language }: Asked): string {
  const name = campaign.territory.name(unit);
  return name === undefined ? unit : inLanguage(name, language);
}
