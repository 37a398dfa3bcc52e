import { objectId, type View } from '@trellis/model';
import {
  createIndex,
  createRule,
  createTrigger,
  createView,
  indexSettings,
  ruleSettings,
  target,
  triggerSettings,
  viewSettings,
} from '../ddl/index.ts';
import { type Add, attributes, grants } from './step-parts.ts';

/**
 * The steps that make a view or a materialized view and what hangs on it.
 *
 * @param view the view
 * @param add takes a step
 */
export function viewSteps(view: View, add: Add): void {
  const object = objectId('view', [view.schema, view.name]);
  const part = (kind: 'column' | 'default' | 'rule' | 'trigger', name: string) =>
    objectId(kind, [view.schema, view.name, name]);
  add({
    rank: 'view',
    object,
    makes: [object, ...view.columns.map((column) => part('column', column.name))],
    sql: createView(view),
  });
  add({ rank: 'settings', object, makes: [], needs: [object], sql: viewSettings(view) });
  for (const index of view.indexes) {
    const id = objectId('index', [view.schema, index.name]);
    add({ rank: 'view index', object: id, needs: [object], sql: createIndex(view, index) });
    add({ rank: 'settings', object: id, makes: [], needs: [id], sql: indexSettings(view, index) });
    attributes(add, id, target.index({ schema: view.schema, name: index.name }), { comment: index.comment });
  }
  for (const rule of view.rules) {
    const id = part('rule', rule.name);
    add({ rank: 'rule', object: id, needs: [object], sql: createRule(rule) });
    add({ rank: 'settings', object: id, makes: [], needs: [id], sql: ruleSettings(view, rule) });
    attributes(add, id, target.rule(view, rule.name), { comment: rule.comment });
  }
  for (const trigger of view.triggers) {
    const id = part('trigger', trigger.name);
    add({ rank: 'trigger', object: id, needs: [object], sql: createTrigger(trigger) });
    add({ rank: 'settings', object: id, makes: [], needs: [id], sql: triggerSettings(view, trigger) });
    attributes(add, id, target.trigger(view, trigger.name), { comment: trigger.comment });
  }
  const on = target.view(view);
  attributes(add, object, on, view);
  // GRANT knows views as tables.
  const table = target.table(view);
  grants(add, object, { kind: 'table', on: table, owner: view.owner }, view);
  for (const column of view.columns) {
    const id = part('column', column.name);
    attributes(add, id, target.column(view, column.name), { comment: column.comment });
    grants(add, id, { kind: 'column', on: table, owner: view.owner, column: column.name }, column);
  }
}
