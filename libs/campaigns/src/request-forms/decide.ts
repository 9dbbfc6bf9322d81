import { canonicalJson } from '#vybory/canonical-json';
import { text, type Text } from '#vybory/language';
import type { CampaignState } from '../state.js';
import { designHash, type RequestFormDesign } from './design.js';
import type { ActingPerson, OfVersion, RequestFormEvent } from './events.js';
import {
  versionInForce,
  workingVersion,
  type RequestFormState,
  type RequestFormVersion,
  type VersionStatus,
} from './state.js';

interface By {
  readonly by: ActingPerson;
}

/** The design was judged by `parseRequestFormDesign` before. */
export interface DraftRequestForm extends By {
  readonly type: 'Draft';
  readonly key: string;
  readonly design: RequestFormDesign;
  /** `new`: the key must be free. */
  readonly expect: 'new' | 'known';
}

/** A decision on a version names it by its hash. */
export type RequestFormDecisionCommand = By & { readonly hash: string } & (
    | { readonly type: 'SubmitForAgreement' | 'Agree' | 'Approve' }
    | { readonly type: 'Return' | 'Withdraw'; readonly reason: string }
  );

export type RequestFormCommand = DraftRequestForm | (RequestFormDecisionCommand & { readonly key: string });

export type RequestFormRejection =
  | { readonly code: 'campaign-unknown' | 'campaign-closed'; readonly message: Text }
  | { readonly code: 'request-unknown' | 'request-exists' | 'nothing-changed'; readonly message: Text }
  /** 403: another unit's step. */
  | { readonly code: 'unit-not-entitled'; readonly message: Text; readonly expected: string }
  /** 403: nobody agrees to or approves their own. */
  | { readonly code: 'own-request'; readonly message: Text }
  /** The version that was named is not the one that stands. */
  | { readonly code: 'version-changed'; readonly message: Text; readonly hash: string | null }
  /** The version is not where this step begins. */
  | { readonly code: 'version-status'; readonly message: Text; readonly status: VersionStatus };

/** No events: it is as the command asks for already. */
export type RequestFormDecision =
  | { readonly ok: true; readonly events: readonly RequestFormEvent[] }
  | { readonly ok: false; readonly rejection: RequestFormRejection };

export const drafter = 'secretariat';
export const agreer = 'informatisation-unit';
export const approver = 'commission-head';

export function decideRequestForm(
  state: RequestFormState,
  command: RequestFormCommand,
  campaign: CampaignState,
): RequestFormDecision {
  if (campaign.status === 'absent') {
    return reject('campaign-unknown', text('Кампанію не оголошено.', 'The campaign is not announced.'));
  }
  if (campaign.stage === 'closed') {
    return reject('campaign-closed', text('Кампанію завершено.', 'The campaign is closed.'));
  }
  if (command.type === 'Draft') return draft(state, command);
  return state.versions.length === 0 ? unknown(command.key) : decideOnVersion(state, command);
}

function draft(state: RequestFormState, { key, design, expect, by }: DraftRequestForm): RequestFormDecision {
  if (by.unit !== drafter) return notEntitled(drafter);
  const working = workingVersion(state);
  const mayBeRepeat = expect === 'known' || working?.version === 1;
  if (mayBeRepeat && working?.status === 'draft' && isSame(working.design, design)) return accept();
  const isKnown = state.versions.length > 0;
  if (expect === 'new' && isKnown) {
    return reject(
      'request-exists',
      text(`Форма запиту «${key}» вже є.`, `There is a form of request "${key}" already.`),
    );
  }
  return expect === 'known' && !isKnown ? unknown(key) : writeDraft(state, working, { key, design, by });
}

function writeDraft(
  state: RequestFormState,
  working: RequestFormVersion | undefined,
  { key, design, by }: Pick<DraftRequestForm, 'key' | 'design' | 'by'>,
): RequestFormDecision {
  if (working?.status === 'in-agreement' || working?.status === 'agreed') return outOfTurn(working);
  const standing = versionInForce(state);
  if (standing !== undefined && isSame(standing.design, design)) {
    return reject(
      'nothing-changed',
      text('Ця редакція не відрізняється від чинної.', 'This version does not differ from the one in force.'),
    );
  }
  const version = working?.version ?? state.versions.length + 1;
  const hash = designHash(key, version, design);
  return accept({ type: 'RequestFormDrafted', data: { key, version, hash, by, design } });
}

function isSame(one: RequestFormDesign, other: RequestFormDesign): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

type OnVersion = Exclude<RequestFormCommand, DraftRequestForm>;

function decideOnVersion(state: RequestFormState, command: OnVersion): RequestFormDecision {
  const version = state.versions.find(({ hash }) => hash === command.hash);
  if (version === undefined) return versionChanged(workingVersion(state) ?? versionInForce(state));
  const { key, by } = command;
  const data: OfVersion = { key, version: version.version, hash: version.hash, by };
  switch (command.type) {
    case 'SubmitForAgreement':
      return step(version, by, drafter, 'draft', 'in-agreement', { type: 'RequestFormSubmittedForAgreement', data });
    case 'Agree':
      if (by.unit === agreer && version.authors.includes(by.person)) return ownRequest();
      return step(version, by, agreer, 'in-agreement', 'agreed', { type: 'RequestFormAgreed', data });
    case 'Approve':
      return approve(version, by, data);
    case 'Return':
      return giveBack(version, command.reason, data);
    case 'Withdraw':
      return withdraw(version, command.reason, data);
    default: {
      const never: never = command;
      return never;
    }
  }
}

function approve(version: RequestFormVersion, by: ActingPerson, data: OfVersion): RequestFormDecision {
  const isTheirs = version.authors.includes(by.person) || version.agreedBy?.person === by.person;
  if (by.unit === approver && isTheirs) return ownRequest();
  const event = { type: 'RequestFormApproved', data: { ...data, design: version.design } } as const;
  return step(version, by, approver, 'agreed', 'approved', event);
}

/** Whoever is asked may return it: the informatisation unit before it agrees, the head before approving. */
function giveBack(version: RequestFormVersion, reason: string, data: OfVersion): RequestFormDecision {
  const { unit } = data.by;
  if (unit !== agreer && unit !== approver) return notEntitled(version.status === 'agreed' ? approver : agreer);
  const from = unit === agreer ? 'in-agreement' : 'agreed';
  if (version.status === 'returned' && version.reason === reason) return accept();
  return step(version, data.by, unit, from, undefined, { type: 'RequestFormReturned', data: { ...data, reason } });
}

/** What the head approved, only the head takes back. */
function withdraw(version: RequestFormVersion, reason: string, data: OfVersion): RequestFormDecision {
  if (version.status === 'withdrawn' && version.reason === reason) return accept();
  if (version.status === 'withdrawn' || version.status === 'superseded') return outOfTurn(version);
  const unit = version.status === 'approved' ? approver : drafter;
  const event = { type: 'RequestFormWithdrawn', data: { ...data, reason } } as const;
  return step(version, data.by, unit, version.status, undefined, event);
}

/** One step of a version: by whom, from where; `done`: where it stands when the step was made before. */
function step(
  version: RequestFormVersion,
  by: ActingPerson,
  unit: string,
  from: VersionStatus,
  done: VersionStatus | undefined,
  event: RequestFormEvent,
): RequestFormDecision {
  if (by.unit !== unit) return notEntitled(unit);
  if (version.status === done) return accept();
  return version.status === from ? accept(event) : outOfTurn(version);
}

function notEntitled(expected: string): RequestFormDecision {
  const message = text('Це рішення приймає інший підрозділ.', 'Another unit takes this decision.');
  return { ok: false, rejection: { code: 'unit-not-entitled', message, expected } };
}

function ownRequest(): RequestFormDecision {
  return reject(
    'own-request',
    text('Ніхто не погоджує і не затверджує свого.', 'Nobody agrees to or approves their own.'),
  );
}

function unknown(key: string): RequestFormDecision {
  return reject('request-unknown', text(`Форми запиту «${key}» немає.`, `There is no form of request "${key}".`));
}

function versionChanged(standing: RequestFormVersion | undefined): RequestFormDecision {
  const message = text(
    'Такої редакції немає: прочитайте ту, що є зараз, і вирішуйте про неї.',
    'There is no such version: read the one that stands now and decide on that.',
  );
  return { ok: false, rejection: { code: 'version-changed', message, hash: standing?.hash ?? null } };
}

function outOfTurn({ status }: RequestFormVersion): RequestFormDecision {
  const message = text(
    `Редакція у стані «${versionStatusTitle[status].uk}»: цього кроку зараз немає.`,
    `The version is ${versionStatusTitle[status].en}: this step is not open now.`,
  );
  return { ok: false, rejection: { code: 'version-status', message, status } };
}

export const versionStatusTitle: Readonly<Record<VersionStatus, Text>> = {
  draft: text('проєкт', 'a draft'),
  'in-agreement': text('на погодженні', 'awaiting agreement'),
  returned: text('повернуто на доопрацювання', 'returned for rework'),
  agreed: text('погоджено', 'agreed'),
  approved: text('затверджено', 'approved'),
  superseded: text('замінено пізнішою редакцією', 'superseded by a later version'),
  withdrawn: text('відкликано', 'withdrawn'),
};

type Plain = Exclude<RequestFormRejection['code'], 'unit-not-entitled' | 'version-changed' | 'version-status'>;

function accept(...events: readonly RequestFormEvent[]): RequestFormDecision {
  return { ok: true, events };
}

function reject(code: Plain, message: Text): RequestFormDecision {
  return { ok: false, rejection: { code, message } };
}
