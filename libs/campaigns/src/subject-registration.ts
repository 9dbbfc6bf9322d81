import { canonicalJson } from '#vybory/canonical-json';
import { type Text, text } from '#vybory/language';
import { stages, type Stage, type SubjectDefinition } from './definition.js';
import { checkSubject, contestantKey, type SubjectSurroundings } from './definition-checks/subjects.js';
import { type DefinitionError, definitionError } from './definition-error.js';
import type { SubjectEvent, SubjectWithdrawal } from './events.js';
import type { CampaignState, KnownCampaign } from './state.js';

/** Subjects that came after the definition, and who withdrew: the state of the stream `subjects-<campaign>`. */
export interface SubjectRegister {
  readonly registered: ReadonlyMap<string, SubjectDefinition>;
  /** By id of the subject; also of subjects of the definition. */
  readonly withdrawn: ReadonlyMap<string, SubjectWithdrawal>;
}

export const initialSubjectRegister: SubjectRegister = { registered: new Map(), withdrawn: new Map() };

/** Subjects come from `parseSubjects`. */
export interface RegisterSubjects {
  readonly type: 'RegisterSubjects';
  readonly subjects: readonly SubjectDefinition[];
}

/** The withdrawal comes from `parseSubjectWithdrawal`. */
export interface WithdrawSubject extends SubjectWithdrawal {
  readonly type: 'WithdrawSubject';
  readonly subject: string;
}

export type SubjectCommand = RegisterSubjects | WithdrawSubject;

export type SubjectRejection =
  | { readonly code: 'campaign-unknown'; readonly message: Text }
  | { readonly code: 'register-closed'; readonly message: Text }
  /** Nothing of the batch is registered. Paths start with the subject's place in the batch: `3.id`. */
  | { readonly code: 'subjects-invalid'; readonly message: Text; readonly errors: readonly DefinitionError[] }
  | { readonly code: 'subjects-differ'; readonly message: Text; readonly subjects: readonly string[] }
  | { readonly code: 'subject-unknown'; readonly message: Text }
  | { readonly code: 'subject-withdrawn'; readonly message: Text; readonly withdrawal: SubjectWithdrawal };

/** No events: everything is as the command asks for already. */
export type SubjectDecision =
  | { readonly ok: true; readonly events: readonly SubjectEvent[] }
  | { readonly ok: false; readonly rejection: SubjectRejection };

/** Keeps one event small enough to read, send and hash at a stroke. */
const subjectsPerEvent = 500;

/** @param campaign may lag behind the log: what it does not know yet of the subjects, `register` knows. */
export function decideSubjects(
  register: SubjectRegister,
  command: SubjectCommand,
  campaign: CampaignState,
): SubjectDecision {
  if (campaign.status === 'absent') {
    return reject({
      code: 'campaign-unknown',
      message: text('Кампанію не оголошено.', 'The campaign is not announced.'),
    });
  }
  switch (command.type) {
    case 'RegisterSubjects':
      return registerSubjects(register, command.subjects, campaign);
    case 'WithdrawSubject':
      return withdrawSubject(register, command, campaign);
    default: {
      const never: never = command;
      return never;
    }
  }
}

export function evolveSubjects(register: SubjectRegister, event: SubjectEvent): SubjectRegister {
  switch (event.type) {
    case 'SubjectsRegistered':
      return {
        ...register,
        registered: new Map([
          ...register.registered,
          ...event.data.subjects.map((subject) => [subject.id, subject] as const),
        ]),
      };
    case 'SubjectWithdrawn': {
      const { subject, reason, at } = event.data;
      return { ...register, withdrawn: new Map([...register.withdrawn, [subject, { reason, at }]]) };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

function registerSubjects(
  { registered }: SubjectRegister,
  subjects: readonly SubjectDefinition[],
  campaign: KnownCampaign,
): SubjectDecision {
  if (reached(campaign, 'established')) {
    return reject({
      code: 'register-closed',
      message: text(
        'Результати встановлено: учасники більше не реєструються.',
        'The results are established: subjects are not registered any more.',
      ),
    });
  }
  const standing = (id: string): SubjectDefinition | undefined => registered.get(id) ?? campaign.subjects.get(id);
  const fresh = new Map<string, SubjectDefinition>();
  const different: string[] = [];
  for (const subject of subjects) {
    const known = standing(subject.id) ?? fresh.get(subject.id);
    if (known === undefined) fresh.set(subject.id, subject);
    else if (canonicalJson(known) !== canonicalJson(subject)) different.push(subject.id);
  }
  if (different.length > 0)
    return reject({ code: 'subjects-differ', subjects: different, message: differMessage(different) });
  const errors = subjectErrors(subjects, fresh, [...registered.values(), ...campaign.subjects], campaign);
  if (errors.length > 0) return reject({ code: 'subjects-invalid', errors, message: invalidMessage(errors.length) });
  return accept(...batches([...fresh.values()]));
}

function subjectErrors(
  subjects: readonly SubjectDefinition[],
  fresh: ReadonlyMap<string, SubjectDefinition>,
  standing: readonly SubjectDefinition[],
  { definition, territory }: KnownCampaign,
): DefinitionError[] {
  const kinds = new Map([...standing, ...fresh.values()].map(({ id, kind }) => [id, kind]));
  const surroundings: SubjectSurroundings = {
    contests: definition.contests,
    levelOf: (code) => territory.level(code),
    kindOf: (id) => kinds.get(id),
  };
  const onBallot = new Set(standing.flatMap(({ contestant }) => contestantKey(contestant) ?? []));
  return subjects.flatMap((subject, index) => {
    if (fresh.get(subject.id) !== subject) return [];
    const place = contestantKey(subject.contestant);
    const isTaken = place !== undefined && onBallot.has(place);
    if (place !== undefined) onBallot.add(place);
    return [
      ...checkSubject(subject, String(index), surroundings),
      ...(isTaken ? [definitionError(`${index}.contestant`, 'duplicate', { actual: place })] : []),
    ];
  });
}

function batches(subjects: readonly SubjectDefinition[]): SubjectEvent[] {
  const events: SubjectEvent[] = [];
  for (let from = 0; from < subjects.length; from += subjectsPerEvent) {
    events.push({ type: 'SubjectsRegistered', data: { subjects: subjects.slice(from, from + subjectsPerEvent) } });
  }
  return events;
}

/** Reports fall due after the results, too, so that a subject may withdraw until the campaign is closed. */
function withdrawSubject(
  { registered, withdrawn }: SubjectRegister,
  { subject, reason, at }: WithdrawSubject,
  campaign: KnownCampaign,
): SubjectDecision {
  if (!registered.has(subject) && campaign.subjects.get(subject) === undefined) {
    return reject({
      code: 'subject-unknown',
      message: text(`Учасника «${subject}» у кампанії немає.`, `The campaign has no subject "${subject}".`),
    });
  }
  const standing = withdrawn.get(subject) ?? campaign.subjects.withdrawal(subject);
  if (standing !== undefined) {
    if (standing.reason === reason && standing.at === at) return accept();
    return reject({
      code: 'subject-withdrawn',
      withdrawal: standing,
      message: text(`Учасник «${subject}» уже вибув.`, `The subject "${subject}" has withdrawn already.`),
    });
  }
  if (reached(campaign, 'closed')) {
    return reject({ code: 'register-closed', message: text('Кампанію завершено.', 'The campaign is closed.') });
  }
  return accept({ type: 'SubjectWithdrawn', data: { subject, reason, at } });
}

function reached({ stage }: KnownCampaign, wanted: Stage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(wanted);
}

function invalidMessage(count: number): Text {
  return text(`Пакет не зареєстровано, помилок: ${count}.`, `The batch is not registered, errors: ${count}.`);
}

function differMessage(subjects: readonly string[]): Text {
  const named = `${subjects.slice(0, 10).join(', ')}${subjects.length > 10 ? ' …' : ''}`;
  return text(
    `Ці учасники вже зареєстровані з іншими даними: ${named}.`,
    `These subjects are registered already with other data: ${named}.`,
  );
}

function accept(...events: readonly SubjectEvent[]): SubjectDecision {
  return { ok: true, events };
}

function reject(rejection: SubjectRejection): SubjectDecision {
  return { ok: false, rejection };
}
