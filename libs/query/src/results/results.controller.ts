import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime, ContestDefinition } from '#vybory/campaigns';
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
import { members, type Answer, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import { Cursors, pageOf } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { levelName, levelParameter, territoryParameter, type Place } from '../parameters/territory-parameter.js';
import { contestParameter } from './contest-parameter.js';
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

  constructor(@Inject(Answers) private readonly answers: Answers) {}

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

  private define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
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
    return async (snapshot, at) => {
      if (contest === undefined) throw new RangeError('a contest that is missing was refused before');
      const asked = { campaign, contest, place, language, words: this.wordsOf(contest, language) };
      if (level === undefined) return oneTerritory(asked, snapshot, at, expand === 'children');
      const stage = await stageAt(snapshot.db, snapshot.logId, at);
      const found = await sumsOfLevel(questionOf(asked, snapshot, at), level, {
        path: place.path,
        after,
        limit: limit + 1,
      });
      const { items, last } = pageOf(found, limit);
      const next = last === undefined ? undefined : cursors.write([last.path]);
      const units = items.map((sum) => ({ sum, name: nameOf(sum.unit, asked) }));
      return {
        members: () =>
          `${members({ contest: contest.id, level: levelName(level), territory: place.unit })},` +
          `"items":[${items.map((sum) => `{${unitMembers(sum, asked)},${asked.words.members(sum, stage)}}`).join(',')}],` +
          `"next":${JSON.stringify(next ?? null)}`,
        csv: () => asked.words.csv(units, stage),
        next,
      };
    };
  }

  private wordsOf(contest: ContestDefinition, language: Language): ResultText {
    const byLanguage = this.words.get(contest) ?? new Map<Language, ResultText>();
    this.words.set(contest, byLanguage);
    const words = byLanguage.get(language) ?? new ResultText(contest, language);
    byLanguage.set(language, words);
    return words;
  }
}

async function oneTerritory(
  asked: Asked,
  snapshot: ViewSnapshot,
  at: number | undefined,
  expand: boolean,
): Promise<Answer> {
  const { contest, place, words } = asked;
  const question = questionOf(asked, snapshot, at);
  const stage = await stageAt(snapshot.db, snapshot.logId, at);
  const sum = (await sumOfUnit(question, place.level, place.path)) ?? nothing(question, place);
  const children = expand ? await sumsOfChildren(question, place.level, place.path) : [];
  const childTexts = (): string =>
    children.map((child) => `{${unitMembers(child, asked)},${words.members(child, stage)}}`).join(',');
  const named = [sum, ...children].map((one) => ({ sum: one, name: nameOf(one.unit, asked) }));
  return {
    members: () =>
      `${members({ contest: contest.id })},${unitMembers(sum, asked)},${words.members(sum, stage)}` +
      (expand ? `,"children":[${childTexts()}]` : ''),
    csv: () => words.csv(named, stage),
  };
}

function questionOf({ contest }: Asked, { db, logId }: ViewSnapshot, at: number | undefined): SumQuestion {
  const width = contest.precinctLines.length + contest.contestants.length;
  return { db, logId, topic: contest.id, width, leaf: 'precinct', ...(at === undefined ? {} : { at }) };
}

/** The contest is not held there. */
function nothing({ width }: SumQuestion, { unit, path, level }: Place): UnitSum {
  return { unit, path, level, expected: 0, counted: 0, figures: new Array<number>(width).fill(0) };
}

function unitMembers({ unit, level }: UnitSum, asked: Asked): string {
  return members({ territory: unit, name: nameOf(unit, asked), level: levelName(level) });
}

function nameOf(unit: string, { campaign, language }: Asked): string {
  const name = campaign.territory.name(unit);
  return name === undefined ? unit : inLanguage(name, language);
}
