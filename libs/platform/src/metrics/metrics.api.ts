import type { RouteDescription } from '#vybory/api-document';

export const readMetrics: RouteDescription = {
  id: 'readMetrics',
  tag: 'Operations',
  summary: 'Metrics, in the text format of Prometheus',
  description: 'No personal data, no bodies and no units in labels.',
  answers: { 200: { description: 'Metrics.', content: { 'text/plain': { schema: { type: 'string' } } } } },
};
