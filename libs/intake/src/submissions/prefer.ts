const longestWaitSeconds = 60;

/** Seconds of `Prefer: wait=N` (RFC 7240, 4.3), at most a minute; 0 when the client does not want to wait. */
export function waitSeconds(prefer: string | undefined): number {
  const seconds = prefer === undefined ? undefined : /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(prefer)?.[1];
  return Math.min(Number(seconds ?? 0), longestWaitSeconds);
}
