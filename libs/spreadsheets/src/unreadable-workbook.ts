/** `too-large`: more than the limits allow, once unpacked. `protected`: encrypted with a password. */
export type UnreadableReason = 'not-a-workbook' | 'too-large' | 'protected';

export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';

  constructor(
    readonly reason: UnreadableReason,
    cause?: unknown,
  ) {
    super(`the workbook cannot be read: ${reason}`, { cause });
  }
}
