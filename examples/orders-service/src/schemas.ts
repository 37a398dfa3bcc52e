import Customer from '@shop/schema/json-schema/Customer.json' with { type: 'json' };
import NewOrder from '@shop/schema/json-schema/NewOrder.json' with { type: 'json' };
import NewOrderProduct from '@shop/schema/json-schema/NewOrderProduct.json' with { type: 'json' };
import Order from '@shop/schema/json-schema/Order.json' with { type: 'json' };
import OrderProduct from '@shop/schema/json-schema/OrderProduct.json' with { type: 'json' };
import Product from '@shop/schema/json-schema/Product.json' with { type: 'json' };
import Tag from '@shop/schema/json-schema/Tag.json' with { type: 'json' };
import { type ObjectSchema, published, type Schema, without, withProperties } from './published-schema.ts';

/** Refers to one of {@link SCHEMAS} by its `$id`. */
const ref = (id: string): Schema => ({ $ref: `${id}#` });

const listOf = (items: Schema, limits: Schema = {}): Schema => ({ type: 'array', items, ...limits });

/** A line of a new order. The order that it belongs to is the one that contains it. */
const newLine = without(published(NewOrderProduct), 'order_id');

/** The schemas of requests and responses, by `$id`: those that `@shop/schema` publishes, put together. */
export const SCHEMAS: readonly ObjectSchema[] = [
  { $id: 'Customer', ...published(Customer) },
  { $id: 'Tag', ...published(Tag) },
  { $id: 'Product', ...withProperties(published(Product), { tags: listOf(ref('Tag')) }) },
  { $id: 'OrderLine', ...withProperties(published(OrderProduct), { product: ref('Product') }) },
  {
    $id: 'Order',
    ...withProperties(published(Order), { customer: ref('Customer'), products: listOf(ref('OrderLine')) }),
  },
  {
    $id: 'NewOrder',
    ...withProperties(published(NewOrder), {
      products: listOf(
        // The service limits a quantity more than the table does.
        withProperties(
          newLine,
          { product_count: { ...newLine.properties['product_count'], minimum: 1, maximum: 10_000 } },
          newLine.required,
        ),
        { minItems: 1, maxItems: 100 },
      ),
    }),
  },
  {
    $id: 'Problem',
    type: 'object',
    description: 'A problem, as RFC 9457 describes it.',
    properties: {
      type: { type: 'string', description: 'about:blank: the problem is the one of the status.' },
      title: { type: 'string', description: 'Name of the status.' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      rule: { type: 'string', description: 'Name of the constraint that was violated.' },
      columns: { type: 'array', items: { type: 'string' } },
      errors: {
        type: 'array',
        description: 'Wrong parts of the request.',
        items: {
          type: 'object',
          properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
          required: ['pointer', 'detail'],
        },
      },
    },
    required: ['type', 'title', 'status'],
  },
];

/** The number of an order in a path or a query, which has the published limits. */
export const orderId: Schema = published(Order).properties['order_id'] ?? {};
