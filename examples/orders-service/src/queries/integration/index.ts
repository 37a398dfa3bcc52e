export { auditTrail } from './audit-trail.ts';
export { takeMessages } from './take-messages.ts';
