import { canonicalJson, sha256Hex } from '#vybory/canonical-json';
import type { FormDescription } from '#vybory/forms';
import type { FormUse, Stage } from '../definition.js';

/** A one-off request (разова форма запиту, order № 60, section 5): the form, and of whom it is asked by when. */
export interface RequestFormDesign extends Pick<FormUse, 'carriers' | 'doubleEntry' | 'compare'> {
  readonly form: FormDescription;
  /** Ids of the bodies that it is addressed to; the first owes it. */
  readonly by: readonly [string, ...string[]];
  /** Stages of the campaign at which it is taken. */
  readonly stages: readonly [Stage, ...Stage[]];
  /** Local date and time, `YYYY-MM-DDTHH:MM`, after which what comes is late; absent: no term is set. */
  readonly due?: string;
}

/** What everybody who decides on a version names: nothing else than what was seen can be agreed to or approved. */
export function designHash(key: string, version: number, design: RequestFormDesign): string {
  return sha256Hex(canonicalJson({ key, version, design }));
}
