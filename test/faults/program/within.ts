/**
 * No test waits forever: rejects after `milliseconds` with what was waited for and what the server said last.
 * @param story asked only when the time is over
 */
export async function within<Result>(
  milliseconds: number,
  what: string,
  story: () => string,
  work: Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${milliseconds} ms. The server said last:\n${story()}`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
