import type { FieldDescription } from './fields.js';
import { isRecord } from './predicates.js';

/** A file that values name. */
export interface NamedFile {
  /** Path from the values' root: `decision`, `rows.3.scan`. */
  readonly path: string;
  /** `sha256:` and the hash of the content. */
  readonly hash: string;
}

type Values = Readonly<Record<string, unknown>>;

/** Only the fields on the way to a file. */
type Branch =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'group' | 'rows'; readonly name: string; readonly inner: readonly Branch[] };

const branchesOf = new WeakMap<readonly FieldDescription[], readonly Branch[]>();
const none: readonly NamedFile[] = [];

/**
 * All files that values of the form name, in the order of its fields; a shared empty list when it has no field for one.
 * @param values whose shape was found right
 */
export function fileReferences(
  { fields }: { readonly fields: readonly FieldDescription[] },
  values: Values,
): readonly NamedFile[] {
  const known = branchesOf.get(fields);
  const branches = known ?? branchesTo(fields);
  if (!known) branchesOf.set(fields, branches);
  if (branches.length === 0) return none;
  const found: NamedFile[] = [];
  collect(values, branches, '', found);
  return found;
}

function branchesTo(fields: readonly FieldDescription[]): readonly Branch[] {
  return fields.flatMap((field): readonly Branch[] => {
    const { name } = field;
    if (field.kind === 'file') return [{ kind: field.kind, name }];
    if (field.kind !== 'group' && field.kind !== 'rows') return [];
    const inner = branchesTo(field.fields);
    return inner.length === 0 ? [] : [{ kind: field.kind, name, inner }];
  });
}

function collect(values: Values, branches: readonly Branch[], parent: string, found: NamedFile[]): void {
  for (const branch of branches) {
    const value = values[branch.name];
    const path = `${parent}${branch.name}`;
    if (branch.kind === 'file') {
      if (typeof value === 'string') found.push({ path, hash: value });
    } else if (branch.kind === 'group') {
      if (isRecord(value)) collect(value, branch.inner, `${path}.`, found);
    } else if (Array.isArray(value)) {
      value.forEach((row: unknown, index) => {
        if (isRecord(row)) collect(row, branch.inner, `${path}.${index}.`, found);
      });
    }
  }
}
