import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { AggregatorRegistry, Gauge, Registry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import { processMetrics } from './process-metrics.js';

/** Metrics as they travel between threads. */
export type MetricValues = readonly MetricObjectWithValues<MetricValue<string>>[];

/** Metrics of another part of the product, e.g. of a thread. What several parts count is summed. */
export interface MetricsSource {
  /** Stable, kebab-case: `back-office`. */
  readonly name: string;
  readonly read: () => Promise<MetricValues>;
}

export const defaultPatienceMilliseconds = 2_000;

/** All metrics of the product, in the text format of Prometheus. */
export class MetricsPage {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;
  private readonly logger = new Logger('metrics');
  private readonly up: Gauge<'source'>;

  /** @param own of the part that answers; `metrics_source_up` comes with it */
  constructor(
    private readonly own: Registry,
    private readonly sources: readonly MetricsSource[],
    private readonly patienceMilliseconds = defaultPatienceMilliseconds,
  ) {
    this.up = new Gauge({
      name: 'metrics_source_up',
      help: 'Whether a part of the product told its metrics; what it did not tell is missing from this page',
      labelNames: ['source'],
      registers: [own],
    });
  }

  /** What a part does not tell is left out: the rest is wanted most when a part is ill. */
  async text(): Promise<string> {
    const told = await Promise.all(this.sources.map((source) => this.ask(source)));
    const sum = AggregatorRegistry.aggregate([await this.own.getMetricsAsJSON(), ...told]);
    return `${await processMetrics().metrics()}${await sum.metrics()}`;
  }

  private async ask({ name, read }: MetricsSource): Promise<MetricValues> {
    try {
      const values = await this.withinPatience(read());
      this.up.set({ source: name }, 1);
      return values;
    } catch (error) {
      this.logger.warn({ msg: 'a part does not tell its metrics', source: name, err: error });
      this.up.set({ source: name }, 0);
      return [];
    }
  }

  private async withinPatience(read: Promise<MetricValues>): Promise<MetricValues> {
    const enough = new AbortController();
    const outOfPatience = pause(this.patienceMilliseconds, undefined, { signal: enough.signal });
    try {
      const values = await Promise.race([read, outOfPatience]);
      if (values !== undefined) return values;
      throw new Error(`no answer within ${this.patienceMilliseconds} ms`);
    } finally {
      outOfPatience.catch(() => undefined);
      enough.abort();
    }
  }
}
