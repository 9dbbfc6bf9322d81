import { canonicalJson, sha256Hex } from '#vybory/canonical-json';
import type { CampaignDefinition } from './definition.js';

/** SHA-256 of the RFC 8785 text of the definition, 64 lower-case hexadecimal digits. */
export function campaignDefinitionHash(definition: CampaignDefinition): string {
  return sha256Hex(canonicalJson(definition));
}
