import { text, type Text } from '#vybory/language';
import type { SubmissionId } from './slot.js';
import type { Version } from './state.js';
import { statusLabels, type StatusKind } from './status.js';

/** The version that a command would have to deal with, and how it stands. */
export interface StandingVersion {
  readonly submission: SubmissionId;
  readonly status: StatusKind;
}

interface Reason<Code extends string, Data> {
  readonly code: Code;
  readonly message: Text;
  readonly data: Data;
}

/** Why a command changes nothing. The list is closed; the HTTP edge maps each code to a status. */
export type Rejection =
  /** Conflict: the body used this key before, for other content. `submission`: what the key stands for. */
  | Reason<'idempotency-key-reused', { readonly submission: SubmissionId }>
  /** Conflict: a first submission, and one stands. `identical`: it says nothing that the standing one does not say. */
  | Reason<
      'slot-taken',
      {
        readonly standing: StandingVersion;
        readonly identical: boolean;
        /** Send this member to clarify what stands. */
        readonly clarifyWith: { readonly clarifies: SubmissionId };
      }
    >
  /** Conflict: clarifies a version that another one has replaced. */
  | Reason<'clarifies-stale', { readonly clarifies: SubmissionId; readonly standing: StandingVersion }>
  /** Conflict: every version was withdrawn, so that there is nothing to clarify. */
  | Reason<'clarifies-withdrawn', { readonly clarifies: SubmissionId }>
  /** Conflict: clarifies what this slot does not have. */
  | Reason<'clarifies-unknown', { readonly clarifies: SubmissionId }>
  /** Conflict: neither a value nor an act is new. */
  | Reason<'nothing-clarified', { readonly standing: StandingVersion }>
  /** Not found. */
  | Reason<'submission-unknown', { readonly submission: SubmissionId }>
  /** Forbidden: another body submitted it. */
  | Reason<'submission-of-another-body', { readonly submission: SubmissionId }>
  /** Conflict: acts are attached only to what was returned. */
  | Reason<'not-returned', { readonly submission: SubmissionId; readonly status: StatusKind }>
  /** Conflict: acts for a version that a clarified one has replaced. */
  | Reason<'already-clarified', { readonly submission: SubmissionId; readonly standing: StandingVersion }>
  /** Conflict: acts for `unanswering`, which are no findings that an act can answer; `answerable` are. */
  | Reason<
      'act-answers-nothing',
      {
        readonly submission: SubmissionId;
        readonly unanswering: readonly string[];
        readonly answerable: readonly string[];
      }
    >
  /** Conflict: accepted, superseded, or withdrawn before for another reason. */
  | Reason<'not-withdrawable', { readonly submission: SubmissionId; readonly status: StatusKind }>;

export type RejectionCode = Rejection['code'];

export function idempotencyKeyReused(earlier: Version): Rejection {
  return {
    code: 'idempotency-key-reused',
    message: text(
      `Цей ключ ідемпотентності вже використано для подання ${earlier.submission} з іншим змістом. Для нового подання потрібен новий ключ.`,
      `This idempotency key was already used for submission ${earlier.submission} with other content. A new submission needs a new key.`,
    ),
    data: { submission: earlier.submission },
  };
}

export function slotTaken(standing: Version, identical: boolean): Rejection {
  const { submission } = standing;
  const status = statusLabels[standing.status.kind];
  return {
    code: 'slot-taken',
    message: identical
      ? text(
          `Таке подання вже є: ${submission} (стан: ${status.uk}), і зміст той самий. Надсилати його вдруге не потрібно.`,
          `This is already there: ${submission} (status: ${status.en}), with the same content. There is no need to send it again.`,
        )
      : text(
          `Подання вже є: ${submission} (стан: ${status.uk}), але з іншим змістом. Щоб уточнити його, надішліть уточнене подання з полем "clarifies": "${submission}".`,
          `One is already there: ${submission} (status: ${status.en}), with other content. To clarify it, send the clarified one with "clarifies": "${submission}".`,
        ),
    data: { standing: asStanding(standing), identical, clarifyWith: { clarifies: submission } },
  };
}

export function clarifiesStale(clarifies: SubmissionId, standing: Version): Rejection {
  const status = statusLabels[standing.status.kind];
  return {
    code: 'clarifies-stale',
    message: text(
      `Подання ${clarifies} вже не останнє: чинним для уточнення є ${standing.submission} (стан: ${status.uk}). Перегляньте його й уточнюйте саме його.`,
      `Submission ${clarifies} is no longer the latest: ${standing.submission} stands (status: ${status.en}). Look at it and clarify that one.`,
    ),
    data: { clarifies, standing: asStanding(standing) },
  };
}

export function clarifiesWithdrawn(clarifies: SubmissionId): Rejection {
  return {
    code: 'clarifies-withdrawn',
    message: text(
      `Подання ${clarifies} відкликано, уточнювати нічого. Надішліть нове подання без поля "clarifies".`,
      `Submission ${clarifies} was withdrawn, so there is nothing to clarify. Send a new one without "clarifies".`,
    ),
    data: { clarifies },
  };
}

export function clarifiesUnknown(clarifies: SubmissionId): Rejection {
  return {
    code: 'clarifies-unknown',
    message: text(
      `Подання ${clarifies}, яке названо в полі "clarifies", тут немає: перевірте форму, територію та ключ.`,
      `There is no submission ${clarifies} here, as "clarifies" says: check the form, the unit and the key.`,
    ),
    data: { clarifies },
  };
}

export function nothingClarified(standing: Version): Rejection {
  return {
    code: 'nothing-clarified',
    message: text(
      `Уточнене подання нічого не змінює порівняно з ${standing.submission}.`,
      `The clarified version changes nothing in ${standing.submission}.`,
    ),
    data: { standing: asStanding(standing) },
  };
}

export function submissionUnknown(submission: SubmissionId): Rejection {
  return {
    code: 'submission-unknown',
    message: text(`Подання ${submission} не існує.`, `There is no submission ${submission}.`),
    data: { submission },
  };
}

export function submissionOfAnotherBody(submission: SubmissionId): Rejection {
  return {
    code: 'submission-of-another-body',
    message: text(
      `Подання ${submission} надіслав інший суб'єкт; змінювати його може лише він.`,
      `Another body sent submission ${submission}; only that body may act on it.`,
    ),
    data: { submission },
  };
}

export function notReturned({ submission, status }: Version): Rejection {
  const label = statusLabels[status.kind];
  return {
    code: 'not-returned',
    message: text(
      `Акт про невідповідність долучають лише до повернутого подання; стан ${submission}: ${label.uk}.`,
      `A discrepancy act is attached only to a returned submission; ${submission} is ${label.en}.`,
    ),
    data: { submission, status: status.kind },
  };
}

export function alreadyClarified({ submission }: Version, standing: Version): Rejection {
  return {
    code: 'already-clarified',
    message: text(
      `Подання ${submission} вже уточнено поданням ${standing.submission}; акт може стосуватися лише останнього.`,
      `Submission ${submission} was already clarified by ${standing.submission}; an act can only concern the latest.`,
    ),
    data: { submission, standing: asStanding(standing) },
  };
}

export function actAnswersNothing(
  submission: SubmissionId,
  unanswering: readonly string[],
  answerable: readonly string[],
): Rejection {
  const wrong = unanswering.join(', ');
  const right = answerable.join(', ');
  return {
    code: 'act-answers-nothing',
    message: text(
      `Акт не стосується того, через що повернуто подання ${submission}: ${wrong}. ${right === '' ? 'Потрібне уточнене подання.' : `Актом можна пояснити: ${right}.`}`,
      `The act does not answer what submission ${submission} was returned for: ${wrong}. ${right === '' ? 'A clarified submission is needed.' : `An act can explain: ${right}.`}`,
    ),
    data: { submission, unanswering, answerable },
  };
}

export function notWithdrawable({ submission, status }: Version): Rejection {
  const label = statusLabels[status.kind];
  return {
    code: 'not-withdrawable',
    message: text(
      `Відкликати можна лише подання, яке ще не прийнято; стан ${submission}: ${label.uk}. Прийняте подання можна тільки уточнити.`,
      `Only what is not yet accepted can be withdrawn; ${submission} is ${label.en}. What was accepted can only be clarified.`,
    ),
    data: { submission, status: status.kind },
  };
}

function asStanding({ submission, status }: Version): StandingVersion {
  return { submission, status: status.kind };
}
