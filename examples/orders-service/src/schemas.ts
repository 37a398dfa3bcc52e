import Customer from '@shop/schema/json-schema/Customer.json' with { type: 'json' };
import NewOrder from '@shop/schema/json-schema/NewOrder.json' with { type: 'json' };
import NewOrderProduct from '@shop/schema/json-schema/NewOrderProduct.json' with { type: 'json' };
import NewOrderProductVariant from '@shop/schema/json-schema/NewOrderProductVariant.json' with {
  type: 'json',
};
import Order from '@shop/schema/json-schema/Order.json' with { type: 'json' };
import OrderProduct from '@shop/schema/json-schema/OrderProduct.json' with { type: 'json' };
import OrderProductVariant from '@shop/schema/json-schema/OrderProductVariant.json' with { type: 'json' };
import Product from '@shop/schema/json-schema/Product.json' with { type: 'json' };
import Tag from '@shop/schema/json-schema/Tag.json' with { type: 'json' };
import { type ObjectSchema, published, type Schema, withOnly, withProperties } from './published-schema.ts';

/** Refers to one of {@link SCHEMAS} by its `$id`. */
const ref = (id: string): Schema => ({ $ref: `${id}#` });

const listOf = (items: Schema, limits: Schema = {}): Schema => ({ type: 'array', items, ...limits });

/** A quantity in a request. The service limits it more than the table does. */
const quantity = (column: Schema | undefined): Schema => ({ ...column, minimum: 1, maximum: 10_000 });

/** A line of a new order: what is ordered. The shop knows the names and prices. */
const newLine = withOnly(published(NewOrderProduct), 'product_id', 'product_count');
const newVariant = withOnly(published(NewOrderProductVariant), 'variant_id', 'product_count');

/** The schemas of requests and responses, by `$id`: those that `@shop/schema` publishes, put together. */
export const SCHEMAS: readonly ObjectSchema[] = [
  { $id: 'Customer', ...published(Customer) },
  { $id: 'Tag', ...published(Tag) },
  { $id: 'Product', ...withProperties(published(Product), { tags: listOf(ref('Tag')) }) },
  {
    $id: 'OrderLine',
    ...withProperties(published(OrderProduct), {
      product: ref('Product'),
      variants: listOf(published(OrderProductVariant)),
    }),
  },
  {
    $id: 'Order',
    ...withProperties(published(Order), { customer: ref('Customer'), products: listOf(ref('OrderLine')) }),
  },
  {
    $id: 'NewOrder',
    ...withProperties(withOnly(published(NewOrder), 'customer_id', 'order_date'), {
      products: listOf(
        withProperties(
          newLine,
          {
            product_count: quantity(newLine.properties['product_count']),
            variants: listOf(
              withProperties(
                newVariant,
                { product_count: quantity(newVariant.properties['product_count']) },
                newVariant.required,
              ),
              { minItems: 1, maxItems: 100 },
            ),
          },
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
