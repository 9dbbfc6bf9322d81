import type { RouteDescription } from '#vybory/api-document';

export const readApiDocument: RouteDescription = {
  id: 'readApiDocument',
  tag: 'Operations',
  summary: 'This document',
  parameters: [
    { name: 'If-None-Match', in: 'header', description: '304 when it is still this one.', schema: { type: 'string' } },
  ],
  answers: {
    200: {
      description: 'OpenAPI 3.1.',
      headers: { ETag: { description: 'Changes when the API does.', schema: { type: 'string' } } },
      content: { 'application/json': { schema: { type: 'object', required: ['openapi', 'paths'] } } },
    },
    304: { description: 'Nothing has changed.' },
  },
};
