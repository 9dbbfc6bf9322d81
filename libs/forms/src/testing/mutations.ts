import fc from 'fast-check';

/** Values that forms are sent by mistake or by malice. */
const garbage = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    ' ',
    '\n\t',
    '0',
    '0.00',
    '12',
    '-1',
    '1e3',
    '١٢',
    'так',
    'elected',
    'established',
  ),
  fc.constantFrom<unknown>(
    -1,
    -0,
    0,
    1,
    1.5,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 53,
    1e308,
    -(2 ** 31),
    NaN,
    Infinity,
    -Infinity,
  ),
  fc.constantFrom<unknown>(
    '2019-03-31',
    '2019-03-31T22:10',
    '2019-02-29',
    '2019-03-31T24:00',
    '2019-03-31T22:10:00Z',
    '11-050130',
  ),
  fc.constantFrom<unknown>(
    'a\u0000b',
    '\ud800',
    '👍'.repeat(300),
    'x'.repeat(2001),
    'і\ufe0f'.repeat(1500),
    '=1+1',
    '\u007f',
  ),
  fc.constantFrom<unknown>([], {}, [[]], [null], [{}], [[{}]], { length: 3 }, { '0': 1 }, { then: 1 }, [undefined]),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"precinct":"a"}}'),
    JSON.parse('{"constructor":{"prototype":{}},"hasOwnProperty":1}'),
  ),
  fc.jsonValue(),
);

const strangeName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    'isPrototypeOf',
    '__defineGetter__',
  ),
  fc.constantFrom('extra', 'lines', 'rows', 'votes', '', '0', 'a.b', 'x'.repeat(100), 'ballotsReceived', 'Precinct'),
  fc.string(),
);

type Mutation =
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number; readonly name: string; readonly value: unknown };

const place = fc.nat(1_000_000);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: place, value: garbage }),
  fc.record({ kind: fc.constant('delete' as const), at: place }),
  fc.record({ kind: fc.constant('add' as const), at: place, name: strangeName, value: garbage }),
);

/** `valid` itself, changed in up to four places, or something else altogether. */
export function mutantsOf(valid: object): fc.Arbitrary<unknown> {
  const changed = fc
    .array(mutation, { maxLength: 4 })
    .map((mutations) => mutations.reduce<unknown>(mutate, copy(valid)));
  return fc.oneof({ arbitrary: changed, weight: 20 }, { arbitrary: garbage, weight: 1 });
}

function mutate(root: unknown, change: Mutation): unknown {
  const members = membersOf(root);
  const holders = [
    { holder: root, name: '' },
    ...members.map(({ holder, name }) => ({ holder: read(holder, name), name })),
  ];
  if (change.kind === 'add') {
    const objects = holders.filter(({ holder }) => typeof holder === 'object' && holder !== null);
    const target = objects[change.at % Math.max(objects.length, 1)];
    if (target !== undefined) define(target.holder as object, change.name, copy(change.value));
    return root;
  }
  const member = members[change.at % Math.max(members.length, 1)];
  if (member === undefined) return root;
  if (change.kind === 'replace') define(member.holder, member.name, copy(change.value));
  else if (Array.isArray(member.holder)) member.holder.length = Number(member.name);
  else Reflect.deleteProperty(member.holder, member.name);
  return root;
}

interface Member {
  readonly holder: object;
  readonly name: string;
}

/** A deep copy that keeps a member named `__proto__` a member. */
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  const copied = {};
  for (const name of Object.keys(value)) define(copied, name, copy(read(value, name)));
  return copied;
}

function membersOf(value: unknown): readonly Member[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => [{ holder: value, name }, ...membersOf(read(value, name))]);
}

function read(holder: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

/** As JSON.parse does it: `__proto__` becomes a member like any other. */
function define(holder: object, name: string, value: unknown): void {
  if (Array.isArray(holder)) {
    const index = Number(name);
    if (Number.isInteger(index) && index >= 0 && index < holder.length) holder[index] = value;
    else holder.push(value);
    return;
  }
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}
