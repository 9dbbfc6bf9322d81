import type { ApiPart } from '#vybory/api-document';
import { healthSchemas } from './health/health.api.js';

/** What this room adds to the description of the API. */
export const platformApi: ApiPart = {
  tags: [{ name: 'Operations', description: 'For those who run the product.' }],
  schemas: healthSchemas,
};
