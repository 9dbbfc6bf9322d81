export type PostgresSettings = Readonly<Record<string, string>>;

/** For two cores, one machine, and data that must survive a power failure. */
const defaults: PostgresSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  huge_pages: 'try',
  max_connections: '40',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  // The binaries are built without lz4 and zstd, and pglz costs more time on two cores than the bytes it saves.
  wal_compression: 'off',
  random_page_cost: '1.1',
  jit: 'off',
  autovacuum: 'on',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  TimeZone: 'UTC',
};

/** The port is only a part of the socket's file name. */
export const socketPort = 5432;

/** What keeps everybody else out, and the log where the launcher reads it: not open to change. */
function fixed(socketDir: string): PostgresSettings {
  return {
    listen_addresses: '',
    port: String(socketPort),
    // The setting is a list; quotes let a folder's name hold a comma or a space.
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    logging_collector: 'off',
    log_destination: 'stderr',
  };
}

export function settingsAsArguments(chosen: PostgresSettings, socketDir: string): string[] {
  const settings = { ...defaults, ...chosen, ...fixed(socketDir) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
