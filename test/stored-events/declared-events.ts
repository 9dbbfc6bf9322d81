import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** An event as the code declares it: an interface of `type` and `data`. */
export interface DeclaredEvent {
  readonly types: readonly string[];
  /** Name of the exported interface. */
  readonly name: string;
  readonly file: string;
}

/** Every event that any room declares, found in the sources so that nobody has to keep a list. */
export function declaredEvents(): readonly DeclaredEvent[] {
  const files = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*(?<!\.spec|\.contract)\.ts$/.test(file) && !file.includes('/testing/'))
    .map((file) => join('libs', file));
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
    return source.statements.filter(ts.isInterfaceDeclaration).flatMap((declared) => {
      const types = typeNames(declared);
      return types.length > 0 && hasData(declared) ? [{ types, name: declared.name.text, file }] : [];
    });
  });
}

/** Literals of the member `type` that can be names of events. */
function typeNames({ members }: ts.InterfaceDeclaration): readonly string[] {
  const type = members.find((member) => nameOf(member) === 'type');
  if (type === undefined || !ts.isPropertySignature(type) || type.type === undefined) return [];
  const parts = ts.isUnionTypeNode(type.type) ? [...type.type.types] : [type.type];
  return parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) && /^[A-Z]/.test(part.literal.text)
      ? [part.literal.text]
      : [],
  );
}

function hasData({ members }: ts.InterfaceDeclaration): boolean {
  return members.some((member) => nameOf(member) === 'data');
}

function nameOf({ name }: ts.TypeElement): string | undefined {
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

/** Data of an event that is to be what the code declares today. */
export interface Claim {
  readonly type: string;
  readonly where: string;
  readonly data: object;
}

/**
 * Lets the compiler judge data as if somebody had written it down in the code: a member that is missing, has another type or is one that
 * nobody knows any more.
 * @returns what it says, each with where the data stands
 */
export function shapeProblems(claims: readonly Claim[], declared: readonly DeclaredEvent[]): readonly string[] {
  const byType = new Map(declared.flatMap((event) => event.types.map((type) => [type, event] as const)));
  const lines = [...brandless];
  const places: string[] = [];
  for (const { type, where, data } of claims) {
    const event = byType.get(type);
    if (event === undefined) continue;
    const of = `import('${join(root, event.file).replace(/\.ts$/, '.js')}').${event.name}['data']`;
    places[lines.length] = where;
    lines.push(`export const event${lines.length}: Stored<${of}> = ${JSON.stringify(data)};`);
  }
  return diagnosticsOf(lines.join('\n'), places);
}

/**
 * Brands are promises of the code, not part of what is stored. They are taken off down to a depth below which there are none: descriptions of
 * forms go on without end.
 */
const brandless = [
  'type Stored<T, Depth extends 0[] = []> = Depth["length"] extends 6 ? T',
  '  : T extends string ? (keyof T extends keyof string ? T : string)',
  '  : T extends object ? { [K in keyof T]: Stored<T[K], [...Depth, 0]> } : T;',
];

function diagnosticsOf(text: string, places: readonly string[]): readonly string[] {
  const file = join(import.meta.dirname, 'claims.ts');
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...config.config, include: [], files: [file] }, ts.sys, root);
  const standard = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...standard,
    fileExists: (path) => path === file || standard.fileExists(path),
    getSourceFile: (path, version) =>
      path === file ? ts.createSourceFile(path, text, version) : standard.getSourceFile(path, version),
  };
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ messageText, start = 0 }) => {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
    return `${places[line] ?? `line ${line + 1}`}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
