import { isPlainObject } from '../value/index.ts';
import { isComposite, type Shape, type Shapes } from './shape.ts';

/**
 * Checks whether a value has the shape that it should have. Every program checks its schema when it starts, so this builds
 * nothing: `mismatches` says what is wrong.
 *
 * @param shapes the named shapes
 * @param shape that of the whole value
 */
export function fits(shapes: Shapes, shape: Shape, value: unknown): boolean {
  if (typeof shape === 'string') {
    if (shape.startsWith('@')) return fits(shapes, shapes[shape.slice(1)] ?? 'any', value);
    return shape === 'any' || shape === (value === null ? 'null' : typeof value);
  }
  if (!isComposite(shape)) return isPlainObject(value) && fitsObject(shapes, shape, value);
  switch (shape[0]) {
    case 'list':
      return Array.isArray(value) && value.every((one) => fits(shapes, shape[1], one));
    case 'record':
      return (
        isPlainObject(value) &&
        Object.values(value).every((one) => one === undefined || fits(shapes, shape[1], one))
      );
    case 'values':
      return shape.indexOf(value as string, 1) > 0;
    case 'either':
      return shape.some((one, index) => index > 0 && fits(shapes, one as Shape, value));
  }
}

function fitsObject(
  shapes: Shapes,
  shape: { readonly [key: string]: Shape },
  value: Readonly<Record<string, unknown>>,
): boolean {
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue;
    const name = Object.hasOwn(shape, key) && !key.endsWith('?') ? key : `${key}?`;
    const property = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (property === undefined || !fits(shapes, property, value[key])) return false;
  }
  for (const key in shape)
    if (!key.endsWith('?') && (!Object.hasOwn(value, key) || value[key] === undefined)) return false;
  return true;
}
