import {
  AttachmentStoreFailed,
  ContentInterrupted,
  ContentMissing,
  ContentRefused,
  longestFileName,
} from '#vybory/attachments';
import type { ContentRefusal, TypeRefusalReason } from '#vybory/attachments';
import { text, type Text } from '#vybory/language';
import { Problem, type ProblemTranslation } from '#vybory/platform';

const reasons: Readonly<Record<TypeRefusalReason, Text>> = {
  'not-allowed': text('Файли такого типу не приймаються', 'Files of this type are not taken'),
  unknown: text('Тип файлу не визначено', 'What kind of file it is cannot be told'),
  executable: text('Це програма', 'It is a program'),
  markup: text('Це розмітка (HTML, SVG, XML)', 'It is markup (HTML, SVG, XML)'),
  macros: text('Документ містить макроси', 'The document holds macros'),
  damaged: text('Файл пошкоджено', 'The file is damaged'),
};

const taken = text(
  'Приймаються PDF, JPEG, PNG, TIFF, DOCX, XLSX, ODT, ODS, ASiC, P7S і простий текст (UTF-8)',
  'PDF, JPEG, PNG, TIFF, DOCX, XLSX, ODT, ODS, ASiC, P7S and plain text (UTF-8) are taken',
);

export function tooLarge(maximumBytes: number): Problem {
  return new Problem({
    status: 413,
    code: 'attachment-too-large',
    title: text('Файл завеликий', 'The file is too large'),
    detail: text(`Найбільше байтів: ${maximumBytes}`, `At most ${maximumBytes} bytes are taken`),
    extensions: { maximumBytes },
  });
}

export function nameMalformed(): Problem {
  return new Problem({
    status: 400,
    code: 'attachment-name-malformed',
    title: text('Некоректна назва файлу', 'The name of the file is malformed'),
    detail: text(
      `Потрібна назва до ${longestFileName} знаків без керівних символів: у Content-Disposition (filename*) або в запиті (?name=)`,
      `A name of at most ${longestFileName} characters, without control characters, is expected: in Content-Disposition (filename*) or in the query (?name=)`,
    ),
  });
}

export function attachmentUnknown(): Problem {
  return new Problem({
    status: 404,
    code: 'attachment-unknown',
    title: text('Такого файлу в цій кампанії немає', 'This campaign has no such file'),
  });
}

export function rangeNotSatisfiable(size: number): Problem {
  return new Problem({
    status: 416,
    code: 'range-not-satisfiable',
    title: text('Такої частини файлу немає', 'The file has no such part'),
    headers: { 'content-range': `bytes */${size}` },
  });
}

function contentRefused(refusal: ContentRefusal): Problem {
  switch (refusal.code) {
    case 'attachment-empty':
      return new Problem({
        status: 422,
        code: refusal.code,
        title: text('Файл порожній', 'The file is empty'),
        detail: text('Байти файлу надсилають як тіло запиту', 'The bytes of the file are the body of the request'),
      });
    case 'attachment-too-large':
      return tooLarge(refusal.maximumBytes);
    case 'attachment-type-refused': {
      const { uk, en } = reasons[refusal.reason];
      return new Problem({
        status: 415,
        code: refusal.code,
        title: text('Такий файл не приймається', 'Such a file is not taken'),
        detail: text(`${uk}. ${taken.uk}`, `${en}. ${taken.en}`),
        extensions: { reason: refusal.reason, ...(refusal.found !== undefined && { found: refusal.found }) },
      });
    }
    default: {
      const never: never = refusal;
      return never;
    }
  }
}

function storeFailed({ code }: AttachmentStoreFailed): Problem {
  if (code === 'attachment-store-full')
    return new Problem({
      status: 507,
      code,
      title: text('У сховищі файлів немає місця', 'The store of files is full'),
      detail: text('Файл не збережено. Повідомте адміністратора', 'The file was not stored. Tell the administrator'),
    });
  return new Problem({
    status: 503,
    code,
    title: text('Сховище файлів тимчасово недоступне', 'The store of files is not available at the moment'),
    detail: text('Повторіть пізніше', 'Repeat later'),
    headers: { 'retry-after': '5' },
  });
}

/** What the troubles of attachments mean to a body that sends or reads one. */
export const attachmentProblems: ProblemTranslation = (error) => {
  if (error instanceof ContentRefused) return contentRefused(error.refusal);
  if (error instanceof AttachmentStoreFailed) return storeFailed(error);
  if (error instanceof ContentInterrupted)
    return new Problem({
      status: 400,
      code: 'attachment-incomplete',
      title: text('Файл надійшов не повністю', 'The file did not arrive in full'),
    });
  // The log says that it is there: somebody has taken it from the store.
  if (error instanceof ContentMissing)
    return new Problem({
      status: 503,
      code: 'attachment-missing',
      title: text('Файл зареєстровано, але в сховищі його немає', 'The file is on record, but the store has lost it'),
    });
  return undefined;
};
