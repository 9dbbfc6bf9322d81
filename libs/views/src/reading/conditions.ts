/** Conditions of a `where` clause with their numbered parameters. */
export class Conditions {
  private readonly texts: string[] = [];
  readonly values: unknown[] = [];

  /** @param text SQL in which each `?` stands for one of the values */
  add(text: string, ...values: readonly unknown[]): this {
    let index = this.values.length;
    this.values.push(...values);
    this.texts.push(text.replaceAll('?', () => `$${++index}`));
    return this;
  }

  addIf(wanted: boolean, text: string, ...values: readonly unknown[]): this {
    return wanted ? this.add(text, ...values) : this;
  }

  /** Number of the next parameter, e.g. for a `limit` behind the conditions. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get where(): string {
    return this.texts.length === 0 ? 'true' : this.texts.join(' and ');
  }
}

/** What lies strictly inside a unit has paths between these two. */
export function inside(path: string): readonly [after: string, before: string] {
  return [`${path}/`, `${path}0`];
}
