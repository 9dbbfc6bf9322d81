import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import type { CampaignRuntime, TurnoutSlotDefinition } from '#vybory/campaigns';
import { inLanguage, text, type Language } from '#vybory/language';
import {
  sumOfUnit,
  sumsOfChildren,
  sumsOfLevel,
  turnoutFigures,
  turnoutView,
  type SumQuestion,
  type UnitSum,
  type ViewSnapshot,
} from '#vybory/views';
import { members, type Answer, type Build, type Query } from '../answers/answer.js';
import { Answers } from '../answers/answers.js';
import type { CsvTable } from '../answers/csv.js';
import { Cursors } from '../parameters/cursor.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { unknownThing } from '../parameters/query-problem.js';
import { levelName, levelParameter, territoryParameter } from '../parameters/territory-parameter.js';
import { readTurnout } from './turnout.api.js';
import { share } from '../answers/share.js';

interface SlotSum {
  readonly slot: TurnoutSlotDefinition;
  readonly sum: UnitSum;
}

/** One unit with all its turnout slots. */
type UnitTurnout = readonly [SlotSum, ...SlotSum[]];

const query: Query = { view: turnoutView, name: 'turnout', define };

@Controller('api/v1/campaigns/:campaign/turnout')
export class TurnoutController {
  constructor(@Inject(Answers) private readonly answers: Answers) {}

  /** Voters issued ballots of those on the list, by turnout slot: one territory, with its children on demand, or a level. */
  @Get()
  @ApiRoute(readTurnout)
  turnout(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('campaign') campaign: string,
  ): Promise<void> {
    return this.answers.send(request, reply, campaign, query);
  }
}

function define(parameters: QueryParameters, campaign: CampaignRuntime, language: Language): Build {
  const slots = slotParameter(parameters, campaign);
  const place = territoryParameter(parameters, campaign);
  const level = levelParameter(parameters);
  const expand = parameters.choice('expand', ['children']);
  const limit = parameters.limit();
  const cursors = new Cursors<[path: string]>('turnout', parameters, ['string']);
  const after = cursors.read()?.[0];
  if (level !== undefined && expand !== undefined) {
    const message = text('«expand» не поєднується з «level»', '"expand" does not go together with "level"');
    parameters.refuse('expand', 'parameter-conflict', message);
  }
  const words = new TurnoutWords(campaign, language);
  return async (snapshot, at): Promise<Answer> => {
    const each = (read: (question: SumQuestion) => Promise<readonly UnitSum[]>): Promise<readonly UnitTurnout[]> =>
      bySlot(slots, snapshot, at, read);
    if (level !== undefined) {
      const found = await each((question) =>
        sumsOfLevel(question, level, { path: place.path, after, limit: limit + 1 }),
      );
      const units = found.slice(0, limit);
      const last = found.length > limit ? units.at(-1)?.[0].sum : undefined;
      const next = last === undefined ? undefined : cursors.write([last.path]);
      const items = units.map((unit) => words.unit(unit));
      return {
        members: () => members({ level: levelName(level), territory: place.unit, items, next: next ?? null }),
        csv: () => words.csv(units),
        next,
      };
    }
    const [own] = await each(async (question) => [
      (await sumOfUnit(question, place.level, place.path)) ?? {
        ...place,
        expected: 0,
        counted: 0,
        figures: turnoutFigures.map(() => 0),
      },
    ]);
    const children =
      expand === undefined ? [] : await each((question) => sumsOfChildren(question, place.level, place.path));
    const units = own === undefined ? children : [own, ...children];
    return {
      members: () =>
        members({
          ...(own === undefined ? { territory: place.unit, slots: [] } : words.unit(own)),
          ...(expand === undefined ? {} : { children: children.map((unit) => words.unit(unit)) }),
        }),
      csv: () => words.csv(units),
    };
  };
}

/** @throws Problem 404 `turnout-slot-unknown` */
function slotParameter(parameters: QueryParameters, campaign: CampaignRuntime): readonly TurnoutSlotDefinition[] {
  const given = parameters.text('slot');
  const { turnoutSlots } = campaign.definition;
  if (given === undefined) return turnoutSlots;
  const slot = turnoutSlots.find(({ at }) => at === given);
  if (slot !== undefined) return [slot];
  const title = text(
    `Повідомлень станом на «${given}» у кампанії немає`,
    `The campaign has no turnout slot "${given}"`,
  );
  throw unknownThing('turnout-slot-unknown', title, given);
}

/** Every slot has the same units in the same order, so what was read slot by slot can be put together unit by unit. */
async function bySlot(
  slots: readonly TurnoutSlotDefinition[],
  { db, logId }: ViewSnapshot,
  at: number | undefined,
  read: (question: SumQuestion) => Promise<readonly UnitSum[]>,
): Promise<readonly UnitTurnout[]> {
  const units = new Map<string, [SlotSum, ...SlotSum[]]>();
  for (const slot of slots) {
    const question = {
      db,
      logId,
      topic: slot.at,
      width: turnoutFigures.length,
      leaf: 'district',
      ...(at === undefined ? {} : { at }),
    } as const;
    for (const sum of await read(question)) {
      const known = units.get(sum.path);
      if (known === undefined) units.set(sum.path, [{ slot, sum }]);
      else known.push({ slot, sum });
    }
  }
  return [...units.values()];
}

class TurnoutWords {
  constructor(
    private readonly campaign: CampaignRuntime,
    private readonly language: Language,
  ) {}

  unit(unit: UnitTurnout): object {
    const [{ sum }] = unit;
    return {
      territory: sum.unit,
      name: this.name(sum.unit),
      level: levelName(sum.level),
      slots: unit.map((one) => slotMembers(one)),
    };
  }

  csv(units: readonly UnitTurnout[]): CsvTable {
    const header =
      this.language === 'uk'
        ? ['Код території', 'Територія', 'Станом на', 'Очікується повідомлень', 'Надійшло повідомлень']
        : ['Territory code', 'Territory', 'As of', 'Notices expected', 'Notices counted'];
    const figures =
      this.language === 'uk'
        ? ['Виборців у списках', 'Отримали бюлетені', 'Частка', 'Дільниць усього', 'Дільниць надали відомості']
        : ['Voters on the lists', 'Issued ballots', 'Share', 'Precincts', 'Precincts reporting'];
    const rows = units.flat().map(({ slot, sum }) => {
      const [onList = null, issued = null, total = null, reporting = null] = sum.figures;
      return [
        ...[sum.unit, this.name(sum.unit), slot.at, sum.expected, sum.counted],
        ...[onList, issued, share(issued, onList), total, reporting],
      ];
    });
    return { header: [...header, ...figures], rows };
  }

  private name(unit: string): string {
    const name = this.campaign.territory.name(unit);
    return name === undefined ? unit : inLanguage(name, this.language);
  }
}

function slotMembers({ slot, sum: { expected, counted, figures } }: SlotSum): object {
  const [votersOnList = null, votersIssuedBallots = null, precinctsTotal = null, precinctsReporting = null] = figures;
  return {
    slot: slot.at,
    counted: { expected, counted },
    ...{
      votersOnList,
      votersIssuedBallots,
      share: share(votersIssuedBallots, votersOnList),
      precinctsTotal,
      precinctsReporting,
    },
  };
}
