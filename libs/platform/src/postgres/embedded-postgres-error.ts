import type { Text } from '#vybory/language';

export type EmbeddedPostgresErrorCode =
  | 'unsupported-platform'
  | 'cannot-run-as-root'
  | 'data-dir-not-writable'
  | 'data-dir-in-use'
  | 'data-dir-damaged'
  | 'disk-full'
  | 'version-mismatch'
  | 'start-failed'
  | 'stop-failed';

/** Why the embedded PostgreSQL cannot run, in words for the person who started it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    readonly text: Text,
    options?: ErrorOptions,
  ) {
    super(text.en, options);
  }
}

export function unsupportedPlatform(platform: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unsupported-platform',
    {
      uk: `Вбудований PostgreSQL недоступний на цій платформі (${platform}). Встановіть PostgreSQL окремо і вкажіть його адресу в DATABASE_URL.`,
      en: `There is no embedded PostgreSQL for this platform (${platform}). Install PostgreSQL separately and give its address in DATABASE_URL.`,
    },
    { cause },
  );
}

export function cannotRunAsRoot(dataDir: string, attempts: readonly string[]): EmbeddedPostgresError {
  const tried = attempts.join('; ');
  return new EmbeddedPostgresError('cannot-run-as-root', {
    uk:
      `PostgreSQL не працює від імені root, а перейти на іншого користувача для теки ${dataDir} не вдалося (${tried}). ` +
      'Запустіть систему від імені звичайного користувача, або вкажіть у VYBORY_DATA теку, доступну всім користувачам, ' +
      'або вкажіть у DATABASE_URL адресу PostgreSQL, який уже працює.',
    en:
      `PostgreSQL does not run as root, and no way to run it as another user on ${dataDir} works here (${tried}). ` +
      'Start the system as an ordinary user, or name in VYBORY_DATA a folder that every user can reach, ' +
      'or give in DATABASE_URL the address of a PostgreSQL that is already running.',
  });
}

export function dataDirNotWritable(dataDir: string, reason: Text, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'data-dir-not-writable',
    {
      uk: `Немає змоги створити теку даних ${dataDir} або писати до неї: ${reason.uk}. Виправте права або вкажіть іншу теку у VYBORY_DATA.`,
      en: `The data folder ${dataDir} cannot be created or written: ${reason.en}. Correct its permissions or name another folder in VYBORY_DATA.`,
    },
    { cause },
  );
}

export function dataDirInUse(dataDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('data-dir-in-use', {
    uk: `Тека даних ${dataDir} уже використовується процесом ${pid}. Зупиніть його або вкажіть іншу теку у VYBORY_DATA.`,
    en: `The data folder ${dataDir} is already used by process ${pid}. Stop it, or name another folder in VYBORY_DATA.`,
  });
}

export function dataDirServedElsewhere(dataDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('data-dir-in-use', {
    uk: `У теці даних ${dataDir} уже працює PostgreSQL, якого звідси не видно (можливо, в іншому контейнері, там його номер процесу ${pid}). Зупиніть його або вкажіть іншу теку у VYBORY_DATA.`,
    en: `A PostgreSQL that cannot be seen from here already serves the data folder ${dataDir} (perhaps in another container, where it is process ${pid}). Stop it, or name another folder in VYBORY_DATA.`,
  });
}

export function dataDirDamaged(dataDir: string, missing: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('data-dir-damaged', {
    uk: `У теці даних ${dataDir} бракує файлу «${missing}». Відновіть його з резервної копії; система нічого тут не змінила.`,
    en: `The data folder ${dataDir} lacks the file "${missing}". Restore it from a backup; the system has changed nothing here.`,
  });
}

export function diskFull(dataDir: string, logTail: readonly string[], cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'disk-full',
    withLog(
      {
        uk: `На диску з текою даних ${dataDir} закінчилося місце. Звільніть місце і запустіть систему знову.`,
        en: `The disk that holds the data folder ${dataDir} is full. Free some space and start the system again.`,
      },
      logTail,
    ),
    { cause },
  );
}

export function versionMismatch(dataDir: string, found: string, expected: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('version-mismatch', {
    uk: `Дані в теці ${dataDir} створив PostgreSQL ${found}, а встановлено PostgreSQL ${expected}. Запустіть версію системи, яка створила ці дані, або перенесіть їх до PostgreSQL ${expected}.`,
    en: `The data in ${dataDir} was made by PostgreSQL ${found}, but PostgreSQL ${expected} is installed. Start the version of the system that made the data, or move it to PostgreSQL ${expected}.`,
  });
}

export function startFailed(dataDir: string, logTail: readonly string[], cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'start-failed',
    withLog(
      {
        uk: `PostgreSQL не запустився в теці даних ${dataDir}.`,
        en: `PostgreSQL did not start on the data folder ${dataDir}.`,
      },
      logTail,
    ),
    { cause },
  );
}

export function stopFailed(pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('stop-failed', {
    uk: `Процес PostgreSQL ${pid} не завершився після сигналів зупинки. Завершіть його вручну і спробуйте знову.`,
    en: `The PostgreSQL process ${pid} did not end after it was told to stop. End it by hand and try again.`,
  });
}

function withLog(text: Text, logTail: readonly string[]): Text {
  if (logTail.length === 0) return text;
  const log = logTail.join('\n');
  return { uk: `${text.uk} Останні рядки журналу:\n${log}`, en: `${text.en} The last lines of its log:\n${log}` };
}

const notWritableReasons: Readonly<Record<string, Text>> = {
  EACCES: { uk: 'немає дозволу (EACCES)', en: 'permission denied (EACCES)' },
  EPERM: { uk: 'дію заборонено (EPERM)', en: 'operation not permitted (EPERM)' },
  EROFS: { uk: 'файлова система лише для читання (EROFS)', en: 'read-only file system (EROFS)' },
  ENOTDIR: {
    uk: 'на шляху є файл, а не тека (ENOTDIR)',
    en: 'a part of the path is a file, not a folder (ENOTDIR)',
  },
  EEXIST: { uk: 'на цьому місці є файл, а не тека (EEXIST)', en: 'there is a file in its place (EEXIST)' },
  ENOENT: { uk: 'шляху не існує (ENOENT)', en: 'the path does not exist (ENOENT)' },
  ENAMETOOLONG: { uk: 'задовгий шлях (ENAMETOOLONG)', en: 'the path is too long (ENAMETOOLONG)' },
  ELOOP: { uk: 'символічні посилання утворюють коло (ELOOP)', en: 'the symbolic links form a loop (ELOOP)' },
};

/** Gives a failure of the file system its words; anything else is returned as it is. */
export function explainFileSystemError(dataDir: string, error: unknown): unknown {
  const code = errnoOf(error);
  if (code === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir, [], error);
  const reason = notWritableReasons[code];
  return reason === undefined ? error : dataDirNotWritable(dataDir, reason, error);
}

/** The code of a failed system call, such as ENOENT; undefined for every other error. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
