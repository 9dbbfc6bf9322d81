import type { SubjectKind } from '#vybory/forms';
import type { SubjectDefinition } from './definition.js';
import type { SubjectWithdrawal } from './events.js';

/** Every subject of one campaign by id. Subjects are added once and never change; iteration follows the order in which they came. */
export class SubjectIndex {
  private readonly byId = new Map<string, SubjectDefinition>();
  private readonly ended = new Map<string, SubjectWithdrawal>();

  get size(): number {
    return this.byId.size;
  }

  get withdrawnCount(): number {
    return this.ended.size;
  }

  /** A subject that is there already is left as it is: the first registration stands. */
  add(subject: SubjectDefinition): void {
    if (!this.byId.has(subject.id)) this.byId.set(subject.id, subject);
  }

  /** The first withdrawal stands. */
  withdraw(id: string, withdrawal: SubjectWithdrawal): void {
    if (this.byId.has(id) && !this.ended.has(id)) this.ended.set(id, withdrawal);
  }

  /** Also a subject that has withdrawn. */
  get(id: string): SubjectDefinition | undefined {
    return this.byId.get(id);
  }

  /** Undefined while the subject takes part, and for an unknown one. */
  withdrawal(id: string): SubjectWithdrawal | undefined {
    return this.ended.get(id);
  }

  /** Whether the subject is known and has not withdrawn. */
  takesPart(id: string): boolean {
    return this.byId.has(id) && !this.ended.has(id);
  }

  /** Subjects of these kinds that have not withdrawn. */
  takingPart(kinds: readonly SubjectKind[]): readonly SubjectDefinition[] {
    return [...this.byId.values()].filter(({ id, kind }) => kinds.includes(kind) && !this.ended.has(id));
  }

  [Symbol.iterator](): IterableIterator<SubjectDefinition> {
    return this.byId.values();
  }
}
