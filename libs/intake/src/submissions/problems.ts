import type { JsonValue } from '#vybory/canonical-json';
import { EventLogOverloaded, EventLogUnavailable } from '#vybory/event-log';
import { text, type Text } from '#vybory/language';
import { Problem, type ProblemTranslation } from '#vybory/platform';
import type { Rejection, RejectionCode } from '#vybory/submissions';

const rejections: Readonly<Record<RejectionCode, { readonly status: number; readonly title: Text }>> = {
  'idempotency-key-reused': {
    status: 409,
    title: text('Ключ ідемпотентності вже використано', 'The idempotency key is used already'),
  },
  'slot-taken': { status: 409, title: text('Таке подання вже є', 'This has been submitted already') },
  'clarifies-stale': {
    status: 409,
    title: text('Уточнюється не останнє подання', 'What is clarified is not the latest'),
  },
  'clarifies-withdrawn': {
    status: 409,
    title: text('Подання, що уточнюється, відкликано', 'What is clarified was withdrawn'),
  },
  'clarifies-unknown': {
    status: 409,
    title: text('Подання, що уточнюється, не існує', 'What is clarified does not exist'),
  },
  'nothing-clarified': {
    status: 409,
    title: text('Уточнене подання нічого не змінює', 'The clarified version changes nothing'),
  },
  'submission-unknown': { status: 404, title: text('Подання не існує', 'There is no such submission') },
  'submission-of-another-body': {
    status: 403,
    title: text('Це подання іншого суб’єкта', 'This is another body’s submission'),
  },
  'not-returned': { status: 409, title: text('Подання не повернуто', 'The submission is not returned') },
  'already-clarified': { status: 409, title: text('Подання вже уточнено', 'The submission is clarified already') },
  'act-answers-nothing': {
    status: 409,
    title: text('Акт не стосується виявлених невідповідностей', 'The act answers no finding'),
  },
  'clarifies-other-carrier': {
    status: 409,
    title: text('Уточнюється подання на іншому носії', 'What is clarified is of the other carrier'),
  },
  'paper-entry-key-reused': {
    status: 409,
    title: text('Ключ ідемпотентності вже використано', 'The idempotency key is used already'),
  },
  'paper-entry-pending': {
    status: 409,
    title: text('Попереднє введення ще не завершено', 'An entry before it is not finished'),
  },
  'paper-entered-already': {
    status: 409,
    title: text('Цей документ уже введено', 'This paper is entered already'),
  },
  'paper-entry-unknown': { status: 404, title: text('Такого введення немає', 'There is no such entry') },
  'same-person': { status: 403, title: text('Це має зробити інша особа', 'It takes another person') },
  'second-entry-not-awaited': {
    status: 409,
    title: text('Друге введення не потрібне', 'No second entry is awaited'),
  },
  'entry-not-disputed': { status: 409, title: text('Введення не розходяться', 'The entries do not differ') },
  'entry-not-withdrawable': {
    status: 409,
    title: text('Введення не можна відкликати', 'The entry cannot be withdrawn'),
  },
  'case-unknown': { status: 404, title: text('Такої розбіжності немає', 'There is no such difference') },
  'case-settled': { status: 409, title: text('Розбіжність уже вирішено', 'The difference is settled') },
  'case-not-explained': { status: 409, title: text('Розбіжність не пояснено', 'The difference is not explained') },
  'not-withdrawable': { status: 409, title: text('Подання не можна відкликати', 'The submission cannot be withdrawn') },
};

export function rejectionProblem({ code, message, data }: Rejection): Problem {
  // Data of rejections is plain JSON by their types.
  const { status, ...extensions } = data as unknown as Readonly<Record<string, JsonValue>>;
  return new Problem({
    ...rejections[code],
    code,
    detail: message,
    // `status` is the HTTP status in a problem document (RFC 9457, 3.1.2).
    extensions: { ...extensions, ...(status !== undefined && { submissionStatus: status }) },
  });
}

export function campaignUnknown(campaign: string): Problem {
  return new Problem({
    status: 404,
    code: 'campaign-unknown',
    title: text('Такої кампанії немає', 'There is no such campaign'),
    extensions: { campaign: campaign.slice(0, 64) },
  });
}

export function submissionNotFound(): Problem {
  return new Problem({ status: 404, code: 'submission-unknown', title: rejections['submission-unknown'].title });
}

export function paperEntryNotFound(): Problem {
  return new Problem({ status: 404, code: 'paper-entry-unknown', title: rejections['paper-entry-unknown'].title });
}

export function caseNotFound(): Problem {
  return new Problem({ status: 404, code: 'case-unknown', title: rejections['case-unknown'].title });
}

/** What the event log's troubles mean to a body that submits. */
export const eventLogProblems: ProblemTranslation = (error) => {
  if (error instanceof EventLogOverloaded) {
    return new Problem({
      status: 503,
      code: 'overloaded',
      title: text('Система перевантажена', 'The system is overloaded'),
      detail: text(
        'Подання не збережено. Повторіть за кілька секунд із тим самим Idempotency-Key',
        'The submission was not stored. Repeat in a few seconds with the same Idempotency-Key',
      ),
      headers: { 'retry-after': '2' },
    });
  }
  if (error instanceof EventLogUnavailable) {
    return new Problem({
      status: 503,
      code: 'store-unavailable',
      title: text('Сховище тимчасово недоступне', 'The store is not available at the moment'),
      detail: text(
        'Спробуйте за кілька секунд. Якщо ви щось подавали, невідомо, чи подання збережено: повторіть його з тим самим Idempotency-Key, вдруге воно враховане не буде',
        'Try again in a few seconds. If you submitted something, whether it was stored is not known: repeat it with the same Idempotency-Key, it will not be counted twice',
      ),
      headers: { 'retry-after': '5' },
    });
  }
  return undefined;
};
