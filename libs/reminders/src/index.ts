export { plannedReminders, type PlannedReminder } from './plan.js';
export type { ReminderDue } from './reminder-stream.js';
export { ReminderScheduler, type ReminderSchedulerOptions } from './scheduler.js';
export { readEndpoints, type WebhookEndpoint } from './webhooks/endpoints.js';
export { Postman, type PostmanOptions, type WebhookSettled } from './webhooks/postman.js';
export { isSignedBy, sign, signatureHeader } from './webhooks/signature.js';
