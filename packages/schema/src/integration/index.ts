export { auditLog } from './audit-log.ts';
export { outbox } from './outbox.ts';
export { recordChange, recorded } from './record-change.ts';
