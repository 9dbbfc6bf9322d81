export { configureHttp, createFastifyAdapter, type FastifyOptions } from './fastify-app.js';
export { parseJsonBody, parseJsonText } from './json-body.js';
export { Problem, problemDocument, type ProblemDocument, type ProblemError, type ProblemOptions } from './problem.js';
export { ProblemFilter, type ProblemTranslation } from './problem.filter.js';
export { requestLanguage } from './request-language.js';
