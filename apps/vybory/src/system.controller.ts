import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG } from '#vybory/campaign-registry';
import { logName, type EventLog } from '#vybory/event-log';
import { SubmittingBody } from '#vybory/intake';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { BACK_OFFICE, type BackOfficeDesk, type BackOfficeStatus } from './back-office-protocol.js';

interface CampaignStatus {
  readonly id: string;
  readonly stage: string;
  /** Position of the last event. */
  readonly head: number;
  readonly processing: { readonly position: number; readonly state: string } | null;
  readonly views: readonly {
    readonly view: string;
    readonly position: number;
    readonly state: string;
    readonly reason?: string;
    readonly parked: number;
  }[];
}

interface SystemStatus {
  /** Everything that was received is processed and visible in every view. */
  readonly caughtUp: boolean;
  readonly campaigns: readonly CampaignStatus[];
}

/** How far processing and views have come, and the administrator's means to rebuild views. */
@Controller('api/v1')
export class SystemController {
  constructor(
    @Inject(BACK_OFFICE) private readonly backOffice: BackOfficeDesk,
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
  ) {}

  @Get('status')
  async status(@Query('campaign') only: string | undefined): Promise<SystemStatus> {
    const backOffice = await this.backOffice.ask({ type: 'status' });
    // The heads afterwards: whoever has reached them has seen everything, also what processing had just answered.
    const wanted = this.campaigns.list().filter(({ id }) => only === undefined || id === only);
    const heads = await Promise.all(wanted.map(({ id }) => this.eventLog.head(logName(id))));
    const campaigns = wanted.map(({ id, stage }, index) =>
      campaignStatus(id, stage, heads[index]?.position ?? 0, backOffice),
    );
    return { caughtUp: campaigns.every(caughtUp), campaigns };
  }

  @Post('views/rebuild')
  @HttpCode(200)
  async rebuild(@Body() payload: unknown, @SubmittingBody() body: string): Promise<unknown> {
    if (body !== 'secretariat')
      throw new Problem({
        status: 403,
        code: 'secretariat-only',
        title: text('Це може робити лише Секретаріат', 'Only the Secretariat may do this'),
      });
    const view: unknown =
      typeof payload === 'object' && payload !== null && 'view' in payload ? payload.view : undefined;
    try {
      return await this.backOffice.ask({ type: 'rebuild', views: typeof view === 'string' ? [view] : undefined });
    } catch (error) {
      throw new Problem({
        status: 409,
        code: 'rebuild-refused',
        title: text('Перебудову не виконано', 'The rebuild did not happen'),
        detail: { uk: String(error), en: String(error) },
      });
    }
  }
}

function campaignStatus(
  id: string,
  stage: string,
  head: number,
  { processing, views }: BackOfficeStatus,
): CampaignStatus {
  const processed = processing.find(({ log }) => log === id);
  return {
    id,
    stage,
    head,
    processing: processed ? { position: processed.position, state: processed.state } : null,
    views: views
      .filter(({ log }) => log === id)
      .map(({ view, position, state, reason, parkedStreams }) => ({
        view,
        position,
        state,
        ...(reason !== undefined && { reason }),
        parked: parkedStreams,
      })),
  };
}

function caughtUp({ head, processing, views }: CampaignStatus): boolean {
  return (
    processing !== null &&
    processing.position >= head &&
    views.length > 0 &&
    views.every(({ position }) => position >= head)
  );
}
