// Generated from the descriptors: do not edit, generate again.

import { type AsJson, type Validator, validator } from '@trellis/query';
import type * as rows from './rows.ts';
import * as compiled from './validators.generated.ts';

/** Checks that a JSON value is a row of type {@link rows.Customer}. */
export const validateCustomer: Validator<AsJson<rows.Customer>> = /* @__PURE__ */ validator(
  'Customer',
  compiled.Customer,
);

/** Checks that a JSON value is a row of type {@link rows.NewCustomer}. */
export const validateNewCustomer: Validator<AsJson<rows.NewCustomer>> = /* @__PURE__ */ validator(
  'NewCustomer',
  compiled.NewCustomer,
);

/** Checks that a JSON value is a row of type {@link rows.CustomerPatch}. */
export const validateCustomerPatch: Validator<AsJson<rows.CustomerPatch>> = /* @__PURE__ */ validator(
  'CustomerPatch',
  compiled.CustomerPatch,
);

/** Checks that a JSON value is a row of type {@link rows.Order}. */
export const validateOrder: Validator<AsJson<rows.Order>> = /* @__PURE__ */ validator(
  'Order',
  compiled.Order,
);

/** Checks that a JSON value is a row of type {@link rows.NewOrder}. */
export const validateNewOrder: Validator<AsJson<rows.NewOrder>> = /* @__PURE__ */ validator(
  'NewOrder',
  compiled.NewOrder,
);

/** Checks that a JSON value is a row of type {@link rows.OrderPatch}. */
export const validateOrderPatch: Validator<AsJson<rows.OrderPatch>> = /* @__PURE__ */ validator(
  'OrderPatch',
  compiled.OrderPatch,
);

/** Checks that a JSON value is a row of type {@link rows.Product}. */
export const validateProduct: Validator<AsJson<rows.Product>> = /* @__PURE__ */ validator(
  'Product',
  compiled.Product,
);

/** Checks that a JSON value is a row of type {@link rows.NewProduct}. */
export const validateNewProduct: Validator<AsJson<rows.NewProduct>> = /* @__PURE__ */ validator(
  'NewProduct',
  compiled.NewProduct,
);

/** Checks that a JSON value is a row of type {@link rows.ProductPatch}. */
export const validateProductPatch: Validator<AsJson<rows.ProductPatch>> = /* @__PURE__ */ validator(
  'ProductPatch',
  compiled.ProductPatch,
);

/** Checks that a JSON value is a row of type {@link rows.OrderProduct}. */
export const validateOrderProduct: Validator<AsJson<rows.OrderProduct>> = /* @__PURE__ */ validator(
  'OrderProduct',
  compiled.OrderProduct,
);

/** Checks that a JSON value is a row of type {@link rows.NewOrderProduct}. */
export const validateNewOrderProduct: Validator<AsJson<rows.NewOrderProduct>> = /* @__PURE__ */ validator(
  'NewOrderProduct',
  compiled.NewOrderProduct,
);

/** Checks that a JSON value is a row of type {@link rows.OrderProductPatch}. */
export const validateOrderProductPatch: Validator<AsJson<rows.OrderProductPatch>> = /* @__PURE__ */ validator(
  'OrderProductPatch',
  compiled.OrderProductPatch,
);

/** Checks that a JSON value is a row of type {@link rows.Tag}. */
export const validateTag: Validator<AsJson<rows.Tag>> = /* @__PURE__ */ validator('Tag', compiled.Tag);

/** Checks that a JSON value is a row of type {@link rows.NewTag}. */
export const validateNewTag: Validator<AsJson<rows.NewTag>> = /* @__PURE__ */ validator(
  'NewTag',
  compiled.NewTag,
);

/** Checks that a JSON value is a row of type {@link rows.TagPatch}. */
export const validateTagPatch: Validator<AsJson<rows.TagPatch>> = /* @__PURE__ */ validator(
  'TagPatch',
  compiled.TagPatch,
);

/** Checks that a JSON value is a row of type {@link rows.ProductTag}. */
export const validateProductTag: Validator<AsJson<rows.ProductTag>> = /* @__PURE__ */ validator(
  'ProductTag',
  compiled.ProductTag,
);

/** Checks that a JSON value is a row of type {@link rows.NewProductTag}. */
export const validateNewProductTag: Validator<AsJson<rows.NewProductTag>> = /* @__PURE__ */ validator(
  'NewProductTag',
  compiled.NewProductTag,
);

/** Checks that a JSON value is a row of type {@link rows.ProductTagPatch}. */
export const validateProductTagPatch: Validator<AsJson<rows.ProductTagPatch>> = /* @__PURE__ */ validator(
  'ProductTagPatch',
  compiled.ProductTagPatch,
);

/** Checks that a JSON value is a row of type {@link rows.OrderTotal}. */
export const validateOrderTotal: Validator<AsJson<rows.OrderTotal>> = /* @__PURE__ */ validator(
  'OrderTotal',
  compiled.OrderTotal,
);
