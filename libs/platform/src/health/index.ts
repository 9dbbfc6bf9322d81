export { HEALTH_CHECKS, type CheckReport, type HealthCheck } from './health-check.js';
export { HealthController, type Readiness } from './health.controller.js';
