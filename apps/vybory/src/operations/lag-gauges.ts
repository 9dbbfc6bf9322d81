import { Gauge, Registry } from 'prom-client';
import type { MetricsSource, MetricValues } from '#vybory/platform';
import type { CampaignStatus, SystemStatusReader } from './system-status.js';

/** How far processing and views are behind the log, asked when somebody wants to know. */
export class LagGauges implements MetricsSource {
  readonly name = 'lag';
  private readonly registry = new Registry();
  private readonly head = this.gauge('vybory_log_head_position', 'Position of the last event of the log', 'campaign');
  private readonly processing = this.gauge(
    'vybory_processing_lag_events',
    'Events that primary processing has not read yet',
    'campaign',
  );
  private readonly views = this.gauge(
    'vybory_view_lag_events',
    'Events that a view does not show yet',
    'campaign',
    'view',
  );
  private readonly parked = this.gauge('vybory_view_parked_slots', 'Slots that a view leaves out', 'campaign', 'view');

  constructor(private readonly system: Pick<SystemStatusReader, 'read'>) {}

  readonly read = async (): Promise<MetricValues> => {
    const { campaigns } = await this.system.read();
    this.registry.resetMetrics();
    for (const campaign of campaigns) this.set(campaign);
    return this.registry.getMetricsAsJSON();
  };

  private set({ id: campaign, head, processing, views }: CampaignStatus): void {
    this.head.set({ campaign }, head);
    this.processing.set({ campaign }, behind(head, processing?.position));
    for (const { view, position, parked } of views) {
      this.views.set({ campaign, view }, behind(head, position));
      this.parked.set({ campaign, view }, parked);
    }
  }

  private gauge<Label extends string>(name: string, help: string, ...labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }
}

/** What has not begun has everything before it; what overtook the head that was asked for before is not behind. */
function behind(head: number, position = 0): number {
  return Math.max(0, head - position);
}
