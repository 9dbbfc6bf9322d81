import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** Something without which this process cannot do its work. The host names them; a check rejects when it is not well. */
export interface HealthCheck {
  /** Stable, kebab-case: `database`. */
  readonly name: string;
  readonly check: () => Promise<unknown>;
}

/** Injection token of the list of {@link HealthCheck}s. */
export const HEALTH_CHECKS = Symbol('HealthChecks');

export interface CheckReport {
  readonly name: string;
  readonly status: 'up' | 'failed' | 'too-slow';
  /** How long the answer took, or how long was waited for it. */
  readonly milliseconds: number;
}

export const defaultPatienceMilliseconds = 2_000;

/**
 * Asks one check, and says no more than how it went: the reason is logged, for it may name hosts and paths. Whoever asks
 * while an answer is still under way waits for the same one, so that impatient probes cannot pile up on what is slow.
 */
export class CheckRunner {
  private readonly logger = new Logger('health');
  private underWay: Promise<'up' | 'failed'> | undefined;

  constructor(
    private readonly check: HealthCheck,
    private readonly patienceMilliseconds = defaultPatienceMilliseconds,
  ) {}

  async run(): Promise<CheckReport> {
    const began = performance.now();
    const enough = new AbortController();
    const outOfPatience = pause(this.patienceMilliseconds, 'too-slow' as const, { signal: enough.signal });
    outOfPatience.catch(() => undefined);
    const status = await Promise.race([this.ask(), outOfPatience]);
    enough.abort();
    return { name: this.check.name, status, milliseconds: Math.round(performance.now() - began) };
  }

  private ask(): Promise<'up' | 'failed'> {
    this.underWay ??= this.answer().finally(() => (this.underWay = undefined));
    return this.underWay;
  }

  private async answer(): Promise<'up' | 'failed'> {
    try {
      await this.check.check();
      return 'up';
    } catch (error) {
      this.logger.warn({ msg: 'a health check failed', check: this.check.name, err: error });
      return 'failed';
    }
  }
}
