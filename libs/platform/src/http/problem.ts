import type { JsonValue } from '#vybory/canonical-json';
import { inLanguage, type Language, type Text } from '#vybory/language';

/** One wrong field of a request body or one wrong query parameter. */
export interface ProblemError {
  /** Path from the root of what was sent; empty for the whole. */
  readonly path: string;
  readonly code: string;
  readonly message: Text;
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
}

export interface ProblemOptions {
  /** HTTP status. */
  readonly status: number;
  /** Stable, kebab-case; scripts branch on it. */
  readonly code: string;
  readonly title: Text;
  readonly detail?: Text;
  readonly errors?: readonly ProblemError[];
  /** Further members of the problem document, e.g. which submission stands. */
  readonly extensions?: Readonly<Record<string, JsonValue>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** RFC 9457 problem details, thrown anywhere below HTTP and written by {@link ProblemFilter}. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: Text;
  readonly detail: Text | undefined;
  readonly errors: readonly ProblemError[] | undefined;
  readonly extensions: Readonly<Record<string, JsonValue>> | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(options: ProblemOptions) {
    super(`${options.code}: ${options.title.en}`);
    this.status = options.status;
    this.code = options.code;
    this.title = options.title;
    this.detail = options.detail;
    this.errors = options.errors;
    this.extensions = options.extensions;
    this.headers = options.headers ?? {};
  }
}

/** The document that goes over the wire, as `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly {
    readonly path: string;
    readonly code: string;
    readonly message: string;
    readonly expected?: JsonValue;
    readonly actual?: JsonValue;
  }[];
  readonly [extension: string]: JsonValue | undefined;
}

export function problemDocument(problem: Problem, language: Language): ProblemDocument {
  return {
    // First, so that none of them can take the place of a member that the RFC defines.
    ...problem.extensions,
    type: `urn:vybory:problem:${problem.code}`,
    title: inLanguage(problem.title, language),
    status: problem.status,
    code: problem.code,
    ...(problem.detail && { detail: inLanguage(problem.detail, language) }),
    ...(problem.errors && {
      errors: problem.errors.map((e) => ({ ...e, message: inLanguage(e.message, language) })),
    }),
  };
}
