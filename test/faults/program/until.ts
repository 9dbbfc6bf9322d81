import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMilliseconds = 20;

/** Resolves when the condition holds. @throws when it does not within `milliseconds` */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  milliseconds: number,
  story: () => string = () => '',
): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${milliseconds} ms\n${story()}`);
    await pause(lookEveryMilliseconds);
  }
}
