import { text, type Text } from '#vybory/language';
import { carrierLabels, type Carrier } from './carrier.js';
import { carrierCaseLabels, type CarrierCase, type CarrierCaseStatusKind } from './carriers/case.js';
import { paperEntryLabels, type PaperEntry, type PaperEntryStatusKind } from './paper/entry.js';
import type { CarrierCaseId, PaperEntryId, SubmissionId } from './slot.js';
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
  /** Conflict: an electronic version cannot clarify one on paper, nor the other way round. */
  | Reason<'clarifies-other-carrier', { readonly clarifies: SubmissionId; readonly carrier: Carrier }>
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
  | Reason<'not-withdrawable', { readonly submission: SubmissionId; readonly status: StatusKind }>
  /** Conflict: the registrars used this key before, for another paper. */
  | Reason<'paper-entry-key-reused', { readonly entry: PaperEntryId }>
  /** Conflict: another entry of this slot waits for a second or third person. */
  | Reason<'paper-entry-pending', { readonly entry: PaperEntryId; readonly status: PaperEntryStatusKind }>
  /** Conflict: the paper with this incoming number is entered. */
  | Reason<'paper-entered-already', { readonly entry: PaperEntryId; readonly incomingNumber: string }>
  /** Not found. */
  | Reason<'paper-entry-unknown', { readonly entry: PaperEntryId }>
  /** Forbidden: it takes somebody who has not acted on it before. */
  | Reason<'same-person', { readonly of: PaperEntryId | CarrierCaseId; readonly person: string }>
  /** Conflict: there is nothing to enter a second time. */
  | Reason<'second-entry-not-awaited', { readonly entry: PaperEntryId; readonly status: PaperEntryStatusKind }>
  /** Conflict: the entries do not differ. */
  | Reason<'entry-not-disputed', { readonly entry: PaperEntryId; readonly status: PaperEntryStatusKind }>
  /** Conflict: confirmed, or withdrawn by somebody else or for another reason. */
  | Reason<'entry-not-withdrawable', { readonly entry: PaperEntryId; readonly status: PaperEntryStatusKind }>
  /** Not found. */
  | Reason<'case-unknown', { readonly case: CarrierCaseId }>
  /** Conflict: clarified or closed. */
  | Reason<'case-settled', { readonly case: CarrierCaseId; readonly status: CarrierCaseStatusKind }>
  /** Conflict: a case is closed only after an explanation or a clarified version. */
  | Reason<'case-not-explained', { readonly case: CarrierCaseId; readonly status: CarrierCaseStatusKind }>;

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
      `The clarified version changes nothing compared with ${standing.submission}.`,
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
      `Подання ${submission} надіслав інший суб’єкт; змінювати його може лише він.`,
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

export function clarifiesOtherCarrier(clarifies: SubmissionId, carrier: Carrier): Rejection {
  const label = carrierLabels[carrier];
  return {
    code: 'clarifies-other-carrier',
    message: text(
      `Носій подання ${clarifies} — ${label.uk}. Уточнюють лише подання на тому самому носії; розбіжність носіїв розглядають окремо.`,
      `Submission ${clarifies} is ${label.en}. A version clarifies one of its own carrier; differences between carriers are cases of their own.`,
    ),
    data: { clarifies, carrier },
  };
}

export function paperEntryKeyReused({ id }: PaperEntry): Rejection {
  return {
    code: 'paper-entry-key-reused',
    message: text(
      `Цей ключ ідемпотентності вже використано для введення ${id} з іншим змістом.`,
      `This idempotency key was already used for the entry ${id} with other content.`,
    ),
    data: { entry: id },
  };
}

export function paperEntryPending({ id, status }: PaperEntry): Rejection {
  const label = paperEntryLabels[status.kind];
  return {
    code: 'paper-entry-pending',
    message: text(
      `Спершу завершіть або відкличте введення ${id} (стан: ${label.uk}).`,
      `First finish or withdraw the entry ${id} (status: ${label.en}).`,
    ),
    data: { entry: id, status: status.kind },
  };
}

export function paperKnown({ id, sent }: PaperEntry): Rejection {
  const { incomingNumber } = sent.document;
  return {
    code: 'paper-entered-already',
    message: text(
      `Документ із вхідним номером ${incomingNumber} вже введено: ${id}.`,
      `The paper with the incoming number ${incomingNumber} is entered already: ${id}.`,
    ),
    data: { entry: id, incomingNumber },
  };
}

export function paperEntryUnknown(entry: PaperEntryId): Rejection {
  return {
    code: 'paper-entry-unknown',
    message: text(`Введення ${entry} не існує.`, `There is no entry ${entry}.`),
    data: { entry },
  };
}

export function samePerson(of: PaperEntryId | CarrierCaseId, person: string): Rejection {
  return {
    code: 'same-person',
    message: text(
      `Особа ${person} вже діяла щодо ${of}; це має зробити інша особа.`,
      `${person} has acted on ${of} already; it takes another person.`,
    ),
    data: { of, person },
  };
}

export function secondEntryNotAwaited({ id, status }: PaperEntry): Rejection {
  const label = paperEntryLabels[status.kind];
  return {
    code: 'second-entry-not-awaited',
    message: text(
      `Друге введення для ${id} не потрібне (стан: ${label.uk}).`,
      `No second entry of ${id} is awaited (status: ${label.en}).`,
    ),
    data: { entry: id, status: status.kind },
  };
}

export function entryNotDisputed({ id, status }: PaperEntry): Rejection {
  const label = paperEntryLabels[status.kind];
  return {
    code: 'entry-not-disputed',
    message: text(
      `Введення ${id} не потребує рішення третьої особи (стан: ${label.uk}).`,
      `The entry ${id} needs no third person (status: ${label.en}).`,
    ),
    data: { entry: id, status: status.kind },
  };
}

export function entryNotWithdrawable({ id, status }: PaperEntry): Rejection {
  const label = paperEntryLabels[status.kind];
  return {
    code: 'entry-not-withdrawable',
    message: text(
      `Відкликати можна лише введення, яке ще не підтверджено; стан ${id}: ${label.uk}.`,
      `Only an entry that is not confirmed can be withdrawn; ${id} is ${label.en}.`,
    ),
    data: { entry: id, status: status.kind },
  };
}

export function caseUnknown(id: CarrierCaseId): Rejection {
  return {
    code: 'case-unknown',
    message: text(`Розбіжності ${id} не існує.`, `There is no difference ${id}.`),
    data: { case: id },
  };
}

export function caseSettled({ id, status }: CarrierCase): Rejection {
  const label = carrierCaseLabels[status.kind];
  return {
    code: 'case-settled',
    message: text(
      `Розбіжність ${id} вже вирішено (стан: ${label.uk}).`,
      `The difference ${id} is settled (${label.en}).`,
    ),
    data: { case: id, status: status.kind },
  };
}

export function caseNotExplained({ id, status }: CarrierCase): Rejection {
  return {
    code: 'case-not-explained',
    message: text(
      `Розбіжність ${id} закривають лише після пояснення або уточнення.`,
      `The difference ${id} is closed only after an explanation or a clarified version.`,
    ),
    data: { case: id, status: status.kind },
  };
}

function asStanding({ submission, status }: Version): StandingVersion {
  return { submission, status: status.kind };
}
