import { quoteIdentifier, quoteLiteral } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { Loss, Use, UseStep } from '@trellis/plan';
import { differs } from './converted.ts';

/**
 * The condition for rows that hold a dropped value, or a value of a dropped or converted attribute. A JSON path finds it
 * in composite types and arrays, however they contain each other. JSON holds a range as text, which is parsed again.
 */
export function holdsLoss({ column, path = [] }: Use, loss: Loss): string {
  return holds(`to_jsonb(${quoteIdentifier(column)})`, path, loss);
}

/**
 * @param value the JSON of the outermost value
 * @param path the steps that lead to the values of the type
 */
function holds(value: string, path: readonly UseStep[], loss: Loss): string {
  const length = path.findIndex((step) => typeof step !== 'string');
  const step = path[length];
  if (step === undefined || typeof step === 'string') return holdsIn(value, path as readonly string[], loss);
  // Each level has names of its own.
  const [text, range, bound] = ['text', 'range', 'bound'].map((name) => `${name}_${path.length}`);
  const found = jsonPath(path.slice(0, length) as readonly string[], '');
  const printed = `(${text}.value #>> '{}')`;
  const ranges =
    'range' in step
      ? `array[${printed}::${qualifiedName(step.range)}]`
      : `${printed}::${qualifiedName(step.multirange)}`;
  const from = [
    `jsonb_path_query(${value}, ${found}) as ${text}(value)`,
    `unnest(${ranges}) as ${range}(value)`,
    `unnest(array[to_jsonb(lower(${range}.value)), to_jsonb(upper(${range}.value))]) as ${bound}(value)`,
  ];
  const rest = holds(`${bound}.value`, path.slice(length + 1), loss);
  return `exists (select from ${from.join(', lateral ')} where ${rest})`;
}

/** The same where no range is on the path. */
function holdsIn(
  value: string,
  path: readonly string[],
  { values = [], attributes = [], conversions = {} }: Loss,
): string {
  const found = (step: string, condition: string) =>
    `jsonb_path_exists(${value}, ${jsonPath(path, `${step} ? (${condition})`)})`;
  if (values.length > 0) return found('', values.map((one) => `@ == ${JSON.stringify(one)}`).join(' || '));
  return attributes
    .map((name) => {
      const step = `.${JSON.stringify(name)}`;
      const conversion = conversions[name];
      if (!conversion) return found(step, '@ != null');
      const each = `jsonb_path_query(${value}, ${jsonPath(path, `${step}${ELEMENTS} ? (@ != null)`)}) as one(value)`;
      return `exists (select from ${each} where ${differs("one.value #>> '{}'", conversion)})`;
    })
    .join(' or ');
}

/** A JSON path as a literal. A step leads into arrays of up to three dimensions too; into what is no array, to itself. */
function jsonPath(path: readonly string[], end: string): string {
  const steps = path.map((name) => `.${JSON.stringify(name)}${ELEMENTS}`).join('');
  return quoteLiteral(`$${ELEMENTS}${steps}${end}`);
}

const ELEMENTS = '[*][*][*]';
