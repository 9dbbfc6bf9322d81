import { Inject, Injectable } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG } from '#vybory/campaign-registry';
import { logName, type EventLog } from '#vybory/event-log';
import { BACK_OFFICE, type BackOfficeDesk, type BackOfficeStatus } from '../back-office-protocol.js';

export interface CampaignStatus {
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

export interface SystemStatus {
  /** Everything that was received is processed and visible in every view. */
  readonly caughtUp: boolean;
  readonly campaigns: readonly CampaignStatus[];
}

/** How far processing and views have come. */
@Injectable()
export class SystemStatusReader {
  constructor(
    @Inject(BACK_OFFICE) private readonly backOffice: BackOfficeDesk,
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
  ) {}

  /** @param only one campaign; absent: all of them */
  async read(only?: string): Promise<SystemStatus> {
    const backOffice = await this.backOffice.ask({ type: 'status' });
    // The heads afterwards: whoever has reached them has seen everything, also what processing had just answered.
    const wanted = this.campaigns.list().filter(({ id }) => only === undefined || id === only);
    const heads = await Promise.all(wanted.map(({ id }) => this.eventLog.head(logName(id))));
    const campaigns = wanted.map(({ id, stage }, index) =>
      campaignStatus(id, stage, heads[index]?.position ?? 0, backOffice),
    );
    return { caughtUp: campaigns.every(caughtUp), campaigns };
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
