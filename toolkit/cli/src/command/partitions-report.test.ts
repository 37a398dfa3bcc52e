import { expect, test } from '@jest/globals';
import { actionText } from './partitions-report.ts';

test('an action is a line with its table and bounds', () => {
  const created = {
    action: 'create',
    table: 'events',
    partition: 'events_2026',
    from: '2026-01-01',
    to: '2027-01-01',
  } as const;
  expect(actionText(created, 'past')).toBe('Created events_2026 of events, from 2026-01-01 to 2027-01-01');
  expect(actionText({ action: 'drop', partition: 'public.events_2020' }, 'present')).toBe(
    'Drop public.events_2020',
  );
  expect(
    actionText({ action: 'detach', table: 'events', partition: 'events_2020', blocking: true }, 'past'),
  ).toBe('Detached events_2020 of events, with a short lock of the table because it has a default partition');
});
