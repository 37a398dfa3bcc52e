// Generated from the descriptors: do not edit, generate again.

import { type AsJson, type Validator, validator } from '@trellis/query/validate';
import type * as rows from './rows.ts';
import * as compiled from './validators.generated.ts';

/**
 * Checks that a JSON value is a row of type {@link rows.Customer}.
 *
 * @example
 * import { validateCustomer } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateCustomer(JSON.parse(text));
 */
export const validateCustomer: Validator<AsJson<rows.Customer>> = /* @__PURE__ */ validator(
  'Customer',
  compiled.Customer,
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewCustomer}.
 *
 * @example
 * import { validateNewCustomer } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateNewCustomer(JSON.parse(text));
 */
export const validateNewCustomer: Validator<AsJson<rows.NewCustomer>> = /* @__PURE__ */ validator(
  'NewCustomer',
  compiled.NewCustomer,
);

/**
 * Checks that a JSON value is a row of type {@link rows.CustomerPatch}.
 *
 * @example
 * import { validateCustomerPatch } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateCustomerPatch(JSON.parse(text));
 */
export const validateCustomerPatch: Validator<AsJson<rows.CustomerPatch>> = /* @__PURE__ */ validator(
  'CustomerPatch',
  compiled.CustomerPatch,
);

/**
 * Checks that a JSON value is a row of type {@link rows.Order}.
 *
 * @example
 * import { validateOrder } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateOrder(JSON.parse(text));
 */
export const validateOrder: Validator<AsJson<rows.Order>> = /* @__PURE__ */ validator(
  'Order',
  compiled.Order,
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrder}.
 *
 * @example
 * import { validateNewOrder } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateNewOrder(JSON.parse(text));
 */
export const validateNewOrder: Validator<AsJson<rows.NewOrder>> = /* @__PURE__ */ validator(
  'NewOrder',
  compiled.NewOrder,
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderPatch}.
 *
 * @example
 * import { validateOrderPatch } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateOrderPatch(JSON.parse(text));
 */
export const validateOrderPatch: Validator<AsJson<rows.OrderPatch>> = /* @__PURE__ */ validator(
  'OrderPatch',
  compiled.OrderPatch,
);

/**
 * Checks that a JSON value is a row of type {@link rows.Product}.
 *
 * @example
 * import { validateProduct } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateProduct(JSON.parse(text));
 */
export const validateProduct: Validator<AsJson<rows.Product>> = /* @__PURE__ */ validator(
  'Product',
  compiled.Product,
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewProduct}.
 *
 * @example
 * import { validateNewProduct } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateNewProduct(JSON.parse(text));
 */
export const validateNewProduct: Validator<AsJson<rows.NewProduct>> = /* @__PURE__ */ validator(
  'NewProduct',
  compiled.NewProduct,
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductPatch}.
 *
 * @example
 * import { validateProductPatch } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateProductPatch(JSON.parse(text));
 */
export const validateProductPatch: Validator<AsJson<rows.ProductPatch>> = /* @__PURE__ */ validator(
  'ProductPatch',
  compiled.ProductPatch,
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderProduct}.
 *
 * @example
 * import { validateOrderProduct } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateOrderProduct(JSON.parse(text));
 */
export const validateOrderProduct: Validator<AsJson<rows.OrderProduct>> = /* @__PURE__ */ validator(
  'OrderProduct',
  compiled.OrderProduct,
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderProduct}.
 *
 * @example
 * import { validateNewOrderProduct } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateNewOrderProduct(JSON.parse(text));
 */
export const validateNewOrderProduct: Validator<AsJson<rows.NewOrderProduct>> = /* @__PURE__ */ validator(
  'NewOrderProduct',
  compiled.NewOrderProduct,
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderProductPatch}.
 *
 * @example
 * import { validateOrderProductPatch } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateOrderProductPatch(JSON.parse(text));
 */
export const validateOrderProductPatch: Validator<AsJson<rows.OrderProductPatch>> = /* @__PURE__ */ validator(
  'OrderProductPatch',
  compiled.OrderProductPatch,
);

/**
 * Checks that a JSON value is a row of type {@link rows.Tag}.
 *
 * @example
 * import { validateTag } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateTag(JSON.parse(text));
 */
export const validateTag: Validator<AsJson<rows.Tag>> = /* @__PURE__ */ validator('Tag', compiled.Tag);

/**
 * Checks that a JSON value is a row of type {@link rows.NewTag}.
 *
 * @example
 * import { validateNewTag } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateNewTag(JSON.parse(text));
 */
export const validateNewTag: Validator<AsJson<rows.NewTag>> = /* @__PURE__ */ validator(
  'NewTag',
  compiled.NewTag,
);

/**
 * Checks that a JSON value is a row of type {@link rows.TagPatch}.
 *
 * @example
 * import { validateTagPatch } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateTagPatch(JSON.parse(text));
 */
export const validateTagPatch: Validator<AsJson<rows.TagPatch>> = /* @__PURE__ */ validator(
  'TagPatch',
  compiled.TagPatch,
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductTag}.
 *
 * @example
 * import { validateProductTag } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateProductTag(JSON.parse(text));
 */
export const validateProductTag: Validator<AsJson<rows.ProductTag>> = /* @__PURE__ */ validator(
  'ProductTag',
  compiled.ProductTag,
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewProductTag}.
 *
 * @example
 * import { validateNewProductTag } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateNewProductTag(JSON.parse(text));
 */
export const validateNewProductTag: Validator<AsJson<rows.NewProductTag>> = /* @__PURE__ */ validator(
  'NewProductTag',
  compiled.NewProductTag,
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductTagPatch}.
 *
 * @example
 * import { validateProductTagPatch } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateProductTagPatch(JSON.parse(text));
 */
export const validateProductTagPatch: Validator<AsJson<rows.ProductTagPatch>> = /* @__PURE__ */ validator(
  'ProductTagPatch',
  compiled.ProductTagPatch,
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderTotal}.
 *
 * @example
 * import { validateOrderTotal } from '@shop/schema/validate';
 *
 * export const parse = (text: string) => validateOrderTotal(JSON.parse(text));
 */
export const validateOrderTotal: Validator<AsJson<rows.OrderTotal>> = /* @__PURE__ */ validator(
  'OrderTotal',
  compiled.OrderTotal,
);
