import { text, type Text } from '#vybory/language';
import type { ProblemError } from '#vybory/platform';
import { badQuery } from './query-problem.js';

export const defaultLimit = 100;
export const maximumLimit = 1000;

/** Reads the parameters of one request, gathers what is wrong and throws it all at once. */
export class QueryParameters {
  private readonly errors: ProblemError[] = [];
  private readonly known = new Set<string>();
  private readonly read = new Map<string, string>();

  /** @param query as Fastify parsed it: a repeated parameter is a list */
  constructor(private readonly query: Readonly<Record<string, unknown>>) {}

  text(name: string, maximumLength = 200): string | undefined {
    this.known.add(name);
    const value = this.query[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value === '' || value.length > maximumLength) {
      const message = text(
        `Параметр «${name}» має бути одним непорожнім значенням до ${maximumLength} символів`,
        `The parameter "${name}" must be one value of 1 to ${maximumLength} characters`,
      );
      this.refuse(name, 'parameter-malformed', message);
      return undefined;
    }
    this.read.set(name, value);
    return value;
  }

  choice<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const given = this.text(name);
    const chosen = values.find((value) => value === given);
    if (given !== undefined && chosen === undefined) {
      const list = values.join(', ');
      const message = text(
        `Параметр «${name}» має бути одним із: ${list}`,
        `The parameter "${name}" must be one of: ${list}`,
      );
      this.refuse(name, 'parameter-not-allowed', message, given, [...values]);
    }
    return chosen;
  }

  flag(name: string): boolean | undefined {
    const chosen = this.choice(name, ['true', 'false']);
    return chosen === undefined ? undefined : chosen === 'true';
  }

  /** How many items a page has, 1 to 1000. */
  limit(): number {
    const given = this.text('limit');
    if (given === undefined) return defaultLimit;
    const limit = /^[0-9]{1,4}$/.test(given) ? Number(given) : 0;
    if (limit >= 1 && limit <= maximumLimit) return limit;
    const message = text(
      `Параметр «limit» має бути цілим числом від 1 до ${maximumLimit}`,
      `The parameter "limit" must be a whole number from 1 to ${maximumLimit}`,
    );
    this.refuse('limit', 'parameter-out-of-range', message, given);
    return defaultLimit;
  }

  /** A position of the log; 0 is before the first event. */
  position(name: string): number | undefined {
    const given = this.text(name);
    if (given === undefined || /^[0-9]{1,15}$/.test(given)) return given === undefined ? undefined : Number(given);
    const message = text(
      `Параметр «${name}» має бути позицією журналу: цілим числом від 0`,
      `The parameter "${name}" must be a position of the log: a whole number from 0`,
    );
    this.refuse(name, 'parameter-out-of-range', message, given);
    return undefined;
  }

  isRefused(name: string): boolean {
    return this.errors.some(({ path }) => path === name);
  }

  refuse(name: string, code: string, message: Text, actual?: string, expected?: readonly string[]): void {
    this.errors.push({
      path: name,
      code,
      message,
      ...(actual === undefined ? {} : { actual: actual.slice(0, 200) }),
      ...(expected === undefined ? {} : { expected }),
    });
  }

  /** @throws Problem 400 `query-invalid` that names every wrong and every unknown parameter */
  finish(): void {
    for (const name of Object.keys(this.query)) {
      if (this.known.has(name)) continue;
      const message = text(`Параметра «${name}» тут немає`, `There is no parameter "${name}" here`);
      this.refuse(name.slice(0, 100), 'parameter-unknown', message);
    }
    if (this.errors.length > 0) throw badQuery(this.errors);
  }

  /** The parameters that were read, in one canonical text; without those named. */
  canonical(except: readonly string[] = []): string {
    const entries = [...this.read].filter(([name]) => !except.includes(name));
    return JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}
