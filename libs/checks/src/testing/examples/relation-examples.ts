import { precinctSubmission } from '../sample-campaign.js';
import { alone, type RelationExample } from './example.js';
import { financeExamples } from './finance-examples.js';
import { innerExamples } from './inner-examples.js';
import { paperExamples } from './paper-examples.js';
import { protocolExamples } from './protocol-examples.js';
import { resultExamples } from './result-examples.js';

/** Of every relation at least one example that it holds in, and the same example broken. */
export const relationExamples: readonly RelationExample[] = [
  ...protocolExamples.map(({ id, holds, broken, params }) => ({
    ...{ id, ...alone(precinctSubmission(holds), precinctSubmission(broken)) },
    ...(params === undefined ? {} : { params }),
  })),
  ...resultExamples,
  ...paperExamples,
  ...financeExamples,
  ...innerExamples,
];
