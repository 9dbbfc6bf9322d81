export * from './config/config.js';
export * from './health/index.js';
export * from './http/index.js';
export * from './logging/pino-logger.js';
export * from './metrics/index.js';
export * from './pacing/index.js';
export { platformApi } from './platform.api.js';
export * from './postgres/index.js';
