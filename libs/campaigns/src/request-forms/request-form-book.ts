import { formFromDescription, type FormDefinition, type FormKey } from '#vybory/forms';
import type { FormUse } from '../definition.js';
import type { RequestFormDesign } from './design.js';
import type { RequestFormEvent } from './events.js';
import {
  evolveRequestForm,
  initialRequestForm,
  versionInForce,
  wasApproved,
  type RequestFormState,
  type RequestFormVersion,
} from './state.js';

/** An approved version, as everything that takes submissions needs it. */
export interface RequestedForm {
  readonly version: number;
  readonly definition: FormDefinition;
}

/** The one-off requests of a campaign with all their versions. Grows in place: only the newest state may be asked. */
export class RequestFormBook {
  private readonly states = new Map<string, RequestFormState>();

  apply(event: RequestFormEvent): void {
    const { key } = event.data;
    this.states.set(key, evolveRequestForm(this.states.get(key) ?? initialRequestForm, event));
  }

  /** In the order in which they were begun, drafts among them. */
  keys(): readonly string[] {
    return [...this.states.keys()];
  }

  /** Undefined for a key that nobody designed anything for. */
  state(key: string): RequestFormState | undefined {
    return this.states.get(key);
  }

  /** Approved versions that a submission may name; none when the request was never approved or was taken back. */
  offered(key: string): readonly number[] {
    const { versions } = this.states.get(key) ?? initialRequestForm;
    if (!versions.some(({ status }) => status === 'approved')) return [];
    return versions.flatMap(({ status, version }) =>
      status === 'approved' || status === 'superseded' ? [version] : [],
    );
  }

  /** What was approved at any time: what was submitted is judged by the version that it used, whatever came later. */
  version(key: string, version: number): RequestedForm | undefined {
    const found = this.states.get(key)?.versions[version - 1];
    return found !== undefined && wasApproved(found) ? requested(key, found) : undefined;
  }

  /** The version in force; of a request that was taken back, the last that was. */
  latest(key: string): RequestedForm | undefined {
    const found = this.latestOf(key);
    return found === undefined ? undefined : requested(key, found);
  }

  /** Keys of the requests in force. */
  inForce(): readonly FormKey[] {
    return [...this.states].flatMap(([key, state]) => (versionInForce(state) === undefined ? [] : [key as FormKey]));
  }

  designInForce(key: string): RequestFormDesign | undefined {
    const state = this.states.get(key);
    return state && versionInForce(state)?.design;
  }

  isTakenBack(key: string): boolean {
    return this.latestOf(key)?.status === 'withdrawn';
  }

  /** Who may submit it and when, and how paper is dealt with, by the version in force. */
  use(key: string): FormUse | undefined {
    const found = this.latestOf(key);
    if (found === undefined) return undefined;
    const { by, stages, carriers, doubleEntry, compare } = found.design;
    return {
      ...{ form: key as FormKey, by, stages },
      ...(carriers !== undefined && { carriers }),
      ...(doubleEntry !== undefined && { doubleEntry }),
      ...(compare !== undefined && { compare }),
    };
  }

  private latestOf(key: string): RequestFormVersion | undefined {
    const state = this.states.get(key);
    return state && (versionInForce(state) ?? state.versions.findLast(wasApproved));
  }
}

function requested(key: string, { version, design }: RequestFormVersion): RequestedForm {
  return { version, definition: formFromDescription(key, design.form) };
}
