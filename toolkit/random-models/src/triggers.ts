import { quoteIdentifier, type Table, type Trigger } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named, some } from './choose.ts';

const enabled = some(fc.constantFrom('disabled' as const, 'always' as const, 'replica' as const), 20);

/** Plain and constraint triggers that call `tf`. Some of them depend on a column. */
export function randomTriggers(table: Table): fc.Arbitrary<Trigger[]> {
  const on = `on public.${quoteIdentifier(table.name)}`;
  const stored = table.columns.filter(({ generated }) => !generated).map(({ name }) => quoteIdentifier(name));
  const column = stored.length === 0 ? fc.constant(undefined) : some(fc.constantFrom(...stored), 50);
  const events = column.chain((name) =>
    fc.constantFrom('insert', 'insert or update', ...(name === undefined ? [] : [`update of ${name}`])),
  );
  const condition = column.map((name) => (name === undefined ? '' : `when (new.${name} is not null) `));
  const call = 'execute function public.tf()';
  const plain = fc
    .tuple(fc.constantFrom('before', 'after'), events, condition, chance(20))
    .map(([when, event, test, statement]) =>
      statement
        ? `create trigger trg ${when} ${event} ${on} for each statement ${call}`
        : `create trigger trg ${when} ${event} ${on} for each row ${test}${call}`,
    );
  const constraint = fc
    .tuple(events, condition, fc.constantFrom('', 'deferrable ', 'deferrable initially deferred '))
    .map(
      ([event, test, deferred]) =>
        `create constraint trigger ctr after ${event} ${on} ${deferred}for each row ${test}${call}`,
    );
  const made = (name: string, definition: fc.Arbitrary<string>) =>
    fc.tuple(definition, enabled, comment).map(
      ([text, fires, remark]): Trigger => ({
        name,
        definition: text,
        ...named('enabled', fires),
        ...named('comment', remark),
      }),
    );
  return fc
    .tuple(some(made('trg', plain), 30), some(made('ctr', constraint), 25))
    .map((list) => list.filter((one) => one !== undefined));
}
