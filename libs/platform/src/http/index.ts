export { discardRest, TakesBytes } from './bytes-body.js';
export { closeGracefully } from './closing.js';
export { entityTag, matchesEntityTag } from './entity-tag.js';
export { configureHttp, createFastifyAdapter, type FastifyOptions } from './fastify-app.js';
export { parseJsonBody, parseJsonText } from './json-body.js';
export { Problem, problemDocument, type ProblemDocument, type ProblemError, type ProblemOptions } from './problem.js';
export { internalError, ProblemFilter, type ProblemTranslation } from './problem.filter.js';
export { requestLanguage } from './request-language.js';
