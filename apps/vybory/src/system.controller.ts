import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiRoute } from '#vybory/api-document';
import { EventLogUnavailable } from '#vybory/event-log';
import { SubmittingBody } from '#vybory/intake';
import { text, type Text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { allViews } from '#vybory/views';
import { BACK_OFFICE, type BackOfficeDesk } from './back-office-protocol.js';
import { readStatus, rebuildViews } from './operations/system.api.js';
import { SystemStatusReader, type SystemStatus } from './operations/system-status.js';

/** How far processing and views have come, and the administrator's means to rebuild views. */
@Controller('api/v1')
export class SystemController {
  constructor(
    @Inject(BACK_OFFICE) private readonly backOffice: BackOfficeDesk,
    @Inject(SystemStatusReader) private readonly system: SystemStatusReader,
  ) {}

  @Get('status')
  @ApiRoute(readStatus)
  async status(@Query('campaign') only: string | undefined): Promise<SystemStatus> {
    return this.system.read(only);
  }

  @Post('views/rebuild')
  @ApiRoute(rebuildViews)
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
    if (typeof view === 'string' && !viewNames.includes(view)) {
      const names = viewNames.join(', ');
      throw refused(text(`Зведення «${view}» немає. Є: ${names}`, `There is no view "${view}". There are: ${names}`));
    }
    try {
      return await this.backOffice.ask({ type: 'rebuild', views: typeof view === 'string' ? [view] : undefined });
    } catch (error) {
      if (error instanceof EventLogUnavailable) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw refused({ uk: reason, en: reason });
    }
  }
}

const viewNames: readonly string[] = allViews.map(({ name }) => name);

function refused(detail: Text): Problem {
  const title = text('Перебудову не виконано', 'The rebuild did not happen');
  return new Problem({ status: 409, code: 'rebuild-refused', title, detail });
}
