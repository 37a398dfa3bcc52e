// Generated from the descriptors: change them and generate again.

import { type AsJson, type Validator, validator } from '@trellis/query';
import type * as rows from './rows.ts';
import * as compiled from './validators.generated.ts';

/** Checks what shall be a Customer, as JSON. */
export const validateCustomer: Validator<AsJson<rows.Customer>> = /* @__PURE__ */ validator(
  'Customer',
  compiled.Customer,
);

/** Checks what shall be a NewCustomer, as JSON. */
export const validateNewCustomer: Validator<AsJson<rows.NewCustomer>> = /* @__PURE__ */ validator(
  'NewCustomer',
  compiled.NewCustomer,
);

/** Checks what shall be a CustomerPatch, as JSON. */
export const validateCustomerPatch: Validator<AsJson<rows.CustomerPatch>> = /* @__PURE__ */ validator(
  'CustomerPatch',
  compiled.CustomerPatch,
);

/** Checks what shall be a Order, as JSON. */
export const validateOrder: Validator<AsJson<rows.Order>> = /* @__PURE__ */ validator(
  'Order',
  compiled.Order,
);

/** Checks what shall be a NewOrder, as JSON. */
export const validateNewOrder: Validator<AsJson<rows.NewOrder>> = /* @__PURE__ */ validator(
  'NewOrder',
  compiled.NewOrder,
);

/** Checks what shall be a OrderPatch, as JSON. */
export const validateOrderPatch: Validator<AsJson<rows.OrderPatch>> = /* @__PURE__ */ validator(
  'OrderPatch',
  compiled.OrderPatch,
);

/** Checks what shall be a Product, as JSON. */
export const validateProduct: Validator<AsJson<rows.Product>> = /* @__PURE__ */ validator(
  'Product',
  compiled.Product,
);

/** Checks what shall be a NewProduct, as JSON. */
export const validateNewProduct: Validator<AsJson<rows.NewProduct>> = /* @__PURE__ */ validator(
  'NewProduct',
  compiled.NewProduct,
);

/** Checks what shall be a ProductPatch, as JSON. */
export const validateProductPatch: Validator<AsJson<rows.ProductPatch>> = /* @__PURE__ */ validator(
  'ProductPatch',
  compiled.ProductPatch,
);

/** Checks what shall be a OrderProduct, as JSON. */
export const validateOrderProduct: Validator<AsJson<rows.OrderProduct>> = /* @__PURE__ */ validator(
  'OrderProduct',
  compiled.OrderProduct,
);

/** Checks what shall be a NewOrderProduct, as JSON. */
export const validateNewOrderProduct: Validator<AsJson<rows.NewOrderProduct>> = /* @__PURE__ */ validator(
  'NewOrderProduct',
  compiled.NewOrderProduct,
);

/** Checks what shall be a OrderProductPatch, as JSON. */
export const validateOrderProductPatch: Validator<AsJson<rows.OrderProductPatch>> = /* @__PURE__ */ validator(
  'OrderProductPatch',
  compiled.OrderProductPatch,
);

/** Checks what shall be a Tag, as JSON. */
export const validateTag: Validator<AsJson<rows.Tag>> = /* @__PURE__ */ validator('Tag', compiled.Tag);

/** Checks what shall be a NewTag, as JSON. */
export const validateNewTag: Validator<AsJson<rows.NewTag>> = /* @__PURE__ */ validator(
  'NewTag',
  compiled.NewTag,
);

/** Checks what shall be a TagPatch, as JSON. */
export const validateTagPatch: Validator<AsJson<rows.TagPatch>> = /* @__PURE__ */ validator(
  'TagPatch',
  compiled.TagPatch,
);

/** Checks what shall be a ProductTag, as JSON. */
export const validateProductTag: Validator<AsJson<rows.ProductTag>> = /* @__PURE__ */ validator(
  'ProductTag',
  compiled.ProductTag,
);

/** Checks what shall be a NewProductTag, as JSON. */
export const validateNewProductTag: Validator<AsJson<rows.NewProductTag>> = /* @__PURE__ */ validator(
  'NewProductTag',
  compiled.NewProductTag,
);

/** Checks what shall be a ProductTagPatch, as JSON. */
export const validateProductTagPatch: Validator<AsJson<rows.ProductTagPatch>> = /* @__PURE__ */ validator(
  'ProductTagPatch',
  compiled.ProductTagPatch,
);

/** Checks what shall be a OrderTotal, as JSON. */
export const validateOrderTotal: Validator<AsJson<rows.OrderTotal>> = /* @__PURE__ */ validator(
  'OrderTotal',
  compiled.OrderTotal,
);
