import type { DataChange } from '@trellis/migrate';
import { TrellisError } from '@trellis/model';
import { checkNames, isNamed, shellQuoted } from '@trellis/plan/internal';
import type { RowChange } from '@trellis/verify';

/** What a migration changes on purpose, and what its entry in the history allows already. */
export interface ProvenChanges {
  /** The migration. */
  readonly name: string;
  readonly found: readonly RowChange[];
  readonly known: readonly DataChange[];
}

/** The data that migrations may change on purpose. */
export interface ChangeAllowances {
  readonly allowDataLoss?: readonly string[];
  readonly allowDataChange?: readonly string[];
}

/** The flag that allows an action. Added rows and moved data need none. */
const FLAGS = {
  'deletes rows': 'allow-data-loss',
  'changes values': 'allow-data-change',
  'adds rows': undefined,
  'moves data': undefined,
} as const satisfies Record<DataChange['action'], string | undefined>;

/**
 * Checks that what migrations change on purpose is allowed by name or was allowed before, and that every allowed name
 * matches a change.
 *
 * @throws TrellisError `DATA_LOSS` if rows are deleted, else `DATA_CHANGED`; `ALLOWANCE_UNKNOWN`, `ALLOWANCE_AMBIGUOUS`
 */
export function checkChanges(proven: readonly ProvenChanges[], allowances: ChangeAllowances): void {
  const { allowDataLoss = [], allowDataChange = [] } = allowances;
  const all = proven.flatMap(({ found }) => found);
  const names = { 'allow-data-loss': allowDataLoss, 'allow-data-change': allowDataChange };
  for (const flag of ['allow-data-loss', 'allow-data-change'] as const) {
    const objects = new Set(all.filter(({ action }) => FLAGS[action] === flag).map(({ object }) => object));
    checkNames(
      [...objects].map((object) => ({ object })),
      names[flag],
      flag,
    );
  }
  const refused = proven.flatMap(({ name, found, known }) =>
    found.flatMap((change) => {
      const flag = FLAGS[change.action];
      const isAllowed =
        flag === undefined ||
        isAllowedChange(change, known) ||
        names[flag].some((one) => isNamed(one, change.object));
      return isAllowed ? [] : [{ name, change, flag }];
    }),
  );
  if (refused.length === 0) return;
  const report = refused.map(({ name, change }) => `${name} ${changeText(change)}`);
  const flags = new Set(refused.map(({ flag, change }) => `--${flag} ${shellQuoted(change.object)}`));
  throw new TrellisError(
    refused.some(({ change }) => change.action === 'deletes rows') ? 'DATA_LOSS' : 'DATA_CHANGED',
    `${report.join('; ')}. Nothing was written. If this is the purpose of the migration, add ${[...flags].join(' ')}.`,
    { details: { changes: refused.map(({ name, change }) => ({ migration: name, ...change })) } },
  );
}

/** Returns whether the entry of a migration has a change. Added rows need no entry. */
export function isAllowedChange(
  { direction, action, object }: RowChange,
  known: readonly DataChange[] = [],
): boolean {
  return (
    FLAGS[action] === undefined ||
    known.some((one) => one.direction === direction && one.action === action && one.object === object)
  );
}

/** `changes values of column public.tags.name, such as "1" to "1!"`, to follow the name of a migration. */
export function changeText({ direction, action, object, example }: RowChange): string {
  const preposition = action === 'adds rows' ? 'to' : 'of';
  const such = example ? `, such as ${example.was} to ${example.is}` : '';
  return `${action} ${preposition} ${object}${such}${direction === 'down' ? ' (down)' : ''}`;
}
