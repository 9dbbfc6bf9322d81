import { Controller, Get, Header, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { create } from 'content-disposition';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import { CampaignRegistry, FORM_CATALOGUE } from '#vybory/campaign-registry';
import {
  csvColumns,
  csvRecordsOf,
  exampleOf,
  jsonSchemaOf,
  levels,
  workbookTemplate,
  type ExampleOptions,
  type FormContext,
  type FormDefinition,
  type JsonSchema,
  type Level,
} from '#vybory/forms';
import type { TerritoryIndex } from '#vybory/campaigns';
import { inLanguage, text } from '#vybory/language';
import { Problem, requestLanguage } from '#vybory/platform';
import { writeWorkbook } from '#vybory/spreadsheets';
import { workbookMediaType } from '../api-words.js';
import { formUnknown } from '../batches/batch-intake.js';
import { campaignUnknown } from '../submissions/problems.js';
import { formFilter } from './form-filter.js';
import { detailsOf, summaryOf, type FormDetails, type FormSummary } from './form-summary.js';
import {
  listForms,
  readForm,
  readFormExample,
  readFormSchema,
  readFormTemplate,
  readFormWorkbook,
} from './forms.api.js';

/** Where a form is to be used; what is left out is not specialised. */
interface Place {
  readonly campaign?: string;
  readonly contest?: string;
  readonly unit?: string;
  /** Of a one-off request; absent: the one in force. */
  readonly version?: string;
}

/** The catalogue of forms; with `?campaign=` a form shows exactly the lines and contestants of that campaign. */
@Controller('api/v1/forms')
export class FormsController {
  constructor(
    @Inject(FORM_CATALOGUE) private readonly forms: ReadonlyMap<string, FormDefinition>,
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
  ) {}

  @Get()
  @ApiRoute(listForms)
  list(@Query() selection: Readonly<Record<string, unknown>>): { readonly items: readonly FormSummary[] } {
    const wanted = formFilter(selection);
    const { campaign: id, body } = selection;
    if (id === undefined) {
      return { items: [...this.forms.values()].filter(wanted).map((form) => summaryOf(form)) };
    }
    const campaign = typeof id === 'string' ? this.campaigns.get(id) : undefined;
    if (!campaign) throw campaignUnknown(typeof id === 'string' ? id : '');
    const { requestForms } = campaign;
    const own = requestForms.inForce().flatMap((key) => requestForms.latest(key) ?? []);
    const known: readonly { readonly definition: FormDefinition; readonly version?: number }[] = [
      ...[...this.forms.values()].map((definition) => ({ definition })),
      ...own,
    ];
    const usable = known.filter(({ definition }) => {
      const use = campaign.formUse(definition.key);
      return use !== undefined && (body === undefined || (typeof body === 'string' && use.by.includes(body)));
    });
    return {
      items: usable
        .filter(({ definition }) => wanted(definition))
        .map(({ definition, version }) => summaryOf(definition, version)),
    };
  }

  @Get(':form')
  @ApiRoute(readForm)
  read(@Param('form') key: string, @Query() place: Place): FormDetails {
    const { form, version } = this.known(key, place);
    return detailsOf(form, version);
  }

  @Get(':form/schema')
  @ApiRoute(readFormSchema)
  @Header('content-type', 'application/schema+json; charset=utf-8')
  schema(@Param('form') key: string, @Query() place: Place, @Req() request: FastifyRequest): JsonSchema {
    const { form } = this.known(key, place);
    return jsonSchemaOf(form, { language: requestLanguage(request), ...this.contextOf(form, place) });
  }

  @Get(':form/example')
  @ApiRoute(readFormExample)
  example(@Param('form') key: string, @Query() place: Place): ReturnType<typeof exampleOf> {
    const { form } = this.known(key, place);
    return exampleOf(form, { ...this.contextOf(form, place), ...this.unitsOf(place) });
  }

  /** Names for machines, a comment line of headers for people, then an example to write over. */
  @Get(':form/template.csv')
  @ApiRoute(readFormTemplate)
  @Header('content-type', 'text/csv; charset=utf-8')
  template(@Param('form') key: string, @Query() place: Place, @Req() request: FastifyRequest): string {
    const { form } = this.known(key, place);
    const language = requestLanguage(request);
    const { context } = this.contextOf(form, place);
    const columns = csvColumns(form, context);
    const slot = { unit: place.unit ?? '', key: place.contest ?? '' };
    const example = exampleOf(form, { ...(context && { context }), ...this.unitsOf(place) });
    const names = columns.map(({ name }) => name);
    const records = csvRecordsOf(form, slot, example, context).map((record) => names.map((name) => record[name] ?? ''));
    const [first = '', ...rest] = columns.map(({ header }) => inLanguage(header, language));
    return stringify([names, [`# ${first}`, ...rest], ...records], { bom: true, record_delimiter: 'windows' });
  }

  /** The table of template.csv to fill in with a spreadsheet program: lists to choose from, hints, a guide and an example beside it. */
  @Get(':form/template.xlsx')
  @ApiRoute(readFormWorkbook)
  @Header('content-type', workbookMediaType)
  async workbook(
    @Param('form') key: string,
    @Query() place: Place,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { form } = this.known(key, place);
    const { context } = this.contextOf(form, place);
    const values = exampleOf(form, { ...(context && { context }), ...this.unitsOf(place) });
    const template = workbookTemplate(form, {
      ...(context && { context }),
      example: { unit: place.unit ?? '', key: place.contest ?? '', values },
    });
    void reply.header('content-disposition', create(`${form.key}.xlsx`));
    return new StreamableFile(await writeWorkbook(template));
  }

  /** A form of the catalogue, or one that the campaign asked for itself. */
  private known(
    key: string,
    { campaign, version }: Place,
  ): { readonly form: FormDefinition; readonly version?: number } {
    const form = this.forms.get(key);
    if (form) return { form };
    const { requestForms } = (campaign === undefined ? undefined : this.campaigns.get(campaign)) ?? {};
    const found = version === undefined ? requestForms?.latest(key) : requestForms?.version(key, Number(version));
    if (!found) throw formUnknown(key);
    return { form: found.definition, version: found.version };
  }

  private contextOf(form: FormDefinition, { campaign: id, contest, unit }: Place): { readonly context?: FormContext } {
    if (id === undefined) return {};
    const campaign = this.campaigns.get(id);
    if (!campaign) throw campaignUnknown(id);
    const named = contest === undefined ? campaign.definition.contests[0] : campaign.contest(contest);
    const perContest = form.slotKey.includes('contest');
    if (!named && (perContest || contest !== undefined)) {
      throw new Problem({
        status: 404,
        code: 'contest-unknown',
        title: text('Таких виборчих перегонів немає', 'There is no such contest'),
      });
    }
    const country = campaign.definition.territory.find(({ level }) => level === 'country')?.code ?? '';
    return {
      context: campaign.formContext(form, perContest ? named : undefined, unit ?? country),
    };
  }

  /** Units of the campaign that an example can name, inside of the unit that it is for where there are some. */
  private unitsOf({ campaign: id, unit }: Place): Pick<ExampleOptions, 'precincts' | 'units'> {
    const campaign = id === undefined ? undefined : this.campaigns.get(id);
    if (!campaign) return {};
    const { territory } = campaign;
    const within = unit ?? [...territory.codesOfLevel('country')][0] ?? '';
    const near = (level: Level): readonly string[] => {
      const above = [within, ...territory.ancestors(within)].find((code) => territory.level(code) === level);
      return above === undefined ? firstWithin(territory, within, level) : [above];
    };
    const units = Object.fromEntries(
      levels.flatMap((level) =>
        near(level)
          .slice(0, 1)
          .map((code) => [level, code]),
      ),
    );
    const precincts = firstWithin(territory, within, 'precinct');
    return { units, ...(precincts.length > 0 && { precincts }) };
  }
}

/** The first two units of a level inside of another. */
function firstWithin(territory: TerritoryIndex, within: string, level: Level): readonly string[] {
  const found: string[] = [];
  for (const child of territory.children(within)) {
    if (territory.level(child) === level) found.push(child);
    else found.push(...firstWithin(territory, child, level));
    if (found.length >= 2) break;
  }
  return found.slice(0, 2);
}
