import { createHash } from 'node:crypto';
import type { MappedSubmission } from '#vybory/campaigns';

/** The same thing sent again is recognised, also by another run of the player. */
export function idempotencyKey(campaign: string, { form, unit, key = '' }: MappedSubmission, purpose: string): string {
  return createHash('sha256').update(`${campaign} ${form} ${unit} ${key} ${purpose}`).digest('base64url');
}
