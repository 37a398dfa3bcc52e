// Generated from the descriptors: do not edit, generate again.

import { type AsJson, type Parser, parser, type Validator, validator } from '@trellis/query/validate';
import type * as rows from './rows.ts';
import * as compiled from './validators.generated.ts';

/**
 * Checks that a JSON value is a row of type {@link rows.Customer}.
 *
 * @example
 * import { validateCustomer } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCustomer(JSON.parse(text));
 */
export const validateCustomer: Validator<AsJson<rows.Customer>> = /* @__PURE__ */ validator(
  'Customer',
  compiled.Customer,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Customer}.
 *
 * @example
 * import { parseCustomer } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCustomer(JSON.parse(text));
 */
export const parseCustomer: Parser<rows.Customer> = /* @__PURE__ */ parser(validateCustomer, {
  deleted_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewCustomer}.
 *
 * @example
 * import { validateNewCustomer } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewCustomer(JSON.parse(text));
 */
export const validateNewCustomer: Validator<AsJson<rows.NewCustomer>> = /* @__PURE__ */ validator(
  'NewCustomer',
  compiled.NewCustomer,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewCustomer}.
 *
 * @example
 * import { parseNewCustomer } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewCustomer(JSON.parse(text));
 */
export const parseNewCustomer: Parser<rows.NewCustomer> = /* @__PURE__ */ parser(validateNewCustomer, {
  deleted_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.CustomerPatch}.
 *
 * @example
 * import { validateCustomerPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCustomerPatch(JSON.parse(text));
 */
export const validateCustomerPatch: Validator<AsJson<rows.CustomerPatch>> = /* @__PURE__ */ validator(
  'CustomerPatch',
  compiled.CustomerPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.CustomerPatch}.
 *
 * @example
 * import { parseCustomerPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCustomerPatch(JSON.parse(text));
 */
export const parseCustomerPatch: Parser<rows.CustomerPatch> = /* @__PURE__ */ parser(validateCustomerPatch, {
  deleted_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Order}.
 *
 * @example
 * import { validateOrder } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrder(JSON.parse(text));
 */
export const validateOrder: Validator<AsJson<rows.Order>> = /* @__PURE__ */ validator(
  'Order',
  compiled.Order,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Order}.
 *
 * @example
 * import { parseOrder } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrder(JSON.parse(text));
 */
export const parseOrder: Parser<rows.Order> = /* @__PURE__ */ parser(validateOrder, {
  order_date: 'date',
  status_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrder}.
 *
 * @example
 * import { validateNewOrder } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrder(JSON.parse(text));
 */
export const validateNewOrder: Validator<AsJson<rows.NewOrder>> = /* @__PURE__ */ validator(
  'NewOrder',
  compiled.NewOrder,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrder}.
 *
 * @example
 * import { parseNewOrder } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrder(JSON.parse(text));
 */
export const parseNewOrder: Parser<rows.NewOrder> = /* @__PURE__ */ parser(validateNewOrder, {
  order_date: 'date',
  status_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.OrderPatch}.
 *
 * @example
 * import { validateOrderPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderPatch(JSON.parse(text));
 */
export const validateOrderPatch: Validator<AsJson<rows.OrderPatch>> = /* @__PURE__ */ validator(
  'OrderPatch',
  compiled.OrderPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderPatch}.
 *
 * @example
 * import { parseOrderPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderPatch(JSON.parse(text));
 */
export const parseOrderPatch: Parser<rows.OrderPatch> = /* @__PURE__ */ parser(validateOrderPatch, {
  order_date: 'date',
  status_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Product}.
 *
 * @example
 * import { validateProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProduct(JSON.parse(text));
 */
export const validateProduct: Validator<AsJson<rows.Product>> = /* @__PURE__ */ validator(
  'Product',
  compiled.Product,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Product}.
 *
 * @example
 * import { parseProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProduct(JSON.parse(text));
 */
export const parseProduct: Parser<rows.Product> = /* @__PURE__ */ parser(validateProduct, {
  deleted_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewProduct}.
 *
 * @example
 * import { validateNewProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewProduct(JSON.parse(text));
 */
export const validateNewProduct: Validator<AsJson<rows.NewProduct>> = /* @__PURE__ */ validator(
  'NewProduct',
  compiled.NewProduct,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewProduct}.
 *
 * @example
 * import { parseNewProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewProduct(JSON.parse(text));
 */
export const parseNewProduct: Parser<rows.NewProduct> = /* @__PURE__ */ parser(validateNewProduct, {
  deleted_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.ProductPatch}.
 *
 * @example
 * import { validateProductPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductPatch(JSON.parse(text));
 */
export const validateProductPatch: Validator<AsJson<rows.ProductPatch>> = /* @__PURE__ */ validator(
  'ProductPatch',
  compiled.ProductPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductPatch}.
 *
 * @example
 * import { parseProductPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductPatch(JSON.parse(text));
 */
export const parseProductPatch: Parser<rows.ProductPatch> = /* @__PURE__ */ parser(validateProductPatch, {
  deleted_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.OrderProduct}.
 *
 * @example
 * import { validateOrderProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderProduct(JSON.parse(text));
 */
export const validateOrderProduct: Validator<AsJson<rows.OrderProduct>> = /* @__PURE__ */ validator(
  'OrderProduct',
  compiled.OrderProduct,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderProduct}.
 *
 * @example
 * import { parseOrderProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderProduct(JSON.parse(text));
 */
export const parseOrderProduct: Parser<rows.OrderProduct> = /* @__PURE__ */ parser(validateOrderProduct, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderProduct}.
 *
 * @example
 * import { validateNewOrderProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrderProduct(JSON.parse(text));
 */
export const validateNewOrderProduct: Validator<AsJson<rows.NewOrderProduct>> = /* @__PURE__ */ validator(
  'NewOrderProduct',
  compiled.NewOrderProduct,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrderProduct}.
 *
 * @example
 * import { parseNewOrderProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrderProduct(JSON.parse(text));
 */
export const parseNewOrderProduct: Parser<rows.NewOrderProduct> = /* @__PURE__ */ parser(
  validateNewOrderProduct,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderProductPatch}.
 *
 * @example
 * import { validateOrderProductPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderProductPatch(JSON.parse(text));
 */
export const validateOrderProductPatch: Validator<AsJson<rows.OrderProductPatch>> = /* @__PURE__ */ validator(
  'OrderProductPatch',
  compiled.OrderProductPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderProductPatch}.
 *
 * @example
 * import { parseOrderProductPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderProductPatch(JSON.parse(text));
 */
export const parseOrderProductPatch: Parser<rows.OrderProductPatch> = /* @__PURE__ */ parser(
  validateOrderProductPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.Tag}.
 *
 * @example
 * import { validateTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateTag(JSON.parse(text));
 */
export const validateTag: Validator<AsJson<rows.Tag>> = /* @__PURE__ */ validator('Tag', compiled.Tag);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Tag}.
 *
 * @example
 * import { parseTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseTag(JSON.parse(text));
 */
export const parseTag: Parser<rows.Tag> = /* @__PURE__ */ parser(validateTag, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewTag}.
 *
 * @example
 * import { validateNewTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewTag(JSON.parse(text));
 */
export const validateNewTag: Validator<AsJson<rows.NewTag>> = /* @__PURE__ */ validator(
  'NewTag',
  compiled.NewTag,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewTag}.
 *
 * @example
 * import { parseNewTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewTag(JSON.parse(text));
 */
export const parseNewTag: Parser<rows.NewTag> = /* @__PURE__ */ parser(validateNewTag, {});

/**
 * Checks that a JSON value is a row of type {@link rows.TagPatch}.
 *
 * @example
 * import { validateTagPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateTagPatch(JSON.parse(text));
 */
export const validateTagPatch: Validator<AsJson<rows.TagPatch>> = /* @__PURE__ */ validator(
  'TagPatch',
  compiled.TagPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.TagPatch}.
 *
 * @example
 * import { parseTagPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseTagPatch(JSON.parse(text));
 */
export const parseTagPatch: Parser<rows.TagPatch> = /* @__PURE__ */ parser(validateTagPatch, {});

/**
 * Checks that a JSON value is a row of type {@link rows.ProductTag}.
 *
 * @example
 * import { validateProductTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductTag(JSON.parse(text));
 */
export const validateProductTag: Validator<AsJson<rows.ProductTag>> = /* @__PURE__ */ validator(
  'ProductTag',
  compiled.ProductTag,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductTag}.
 *
 * @example
 * import { parseProductTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductTag(JSON.parse(text));
 */
export const parseProductTag: Parser<rows.ProductTag> = /* @__PURE__ */ parser(validateProductTag, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewProductTag}.
 *
 * @example
 * import { validateNewProductTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewProductTag(JSON.parse(text));
 */
export const validateNewProductTag: Validator<AsJson<rows.NewProductTag>> = /* @__PURE__ */ validator(
  'NewProductTag',
  compiled.NewProductTag,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewProductTag}.
 *
 * @example
 * import { parseNewProductTag } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewProductTag(JSON.parse(text));
 */
export const parseNewProductTag: Parser<rows.NewProductTag> = /* @__PURE__ */ parser(
  validateNewProductTag,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductTagPatch}.
 *
 * @example
 * import { validateProductTagPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductTagPatch(JSON.parse(text));
 */
export const validateProductTagPatch: Validator<AsJson<rows.ProductTagPatch>> = /* @__PURE__ */ validator(
  'ProductTagPatch',
  compiled.ProductTagPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductTagPatch}.
 *
 * @example
 * import { parseProductTagPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductTagPatch(JSON.parse(text));
 */
export const parseProductTagPatch: Parser<rows.ProductTagPatch> = /* @__PURE__ */ parser(
  validateProductTagPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.Address}.
 *
 * @example
 * import { validateAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateAddress(JSON.parse(text));
 */
export const validateAddress: Validator<AsJson<rows.Address>> = /* @__PURE__ */ validator(
  'Address',
  compiled.Address,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Address}.
 *
 * @example
 * import { parseAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseAddress(JSON.parse(text));
 */
export const parseAddress: Parser<rows.Address> = /* @__PURE__ */ parser(validateAddress, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewAddress}.
 *
 * @example
 * import { validateNewAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewAddress(JSON.parse(text));
 */
export const validateNewAddress: Validator<AsJson<rows.NewAddress>> = /* @__PURE__ */ validator(
  'NewAddress',
  compiled.NewAddress,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewAddress}.
 *
 * @example
 * import { parseNewAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewAddress(JSON.parse(text));
 */
export const parseNewAddress: Parser<rows.NewAddress> = /* @__PURE__ */ parser(validateNewAddress, {});

/**
 * Checks that a JSON value is a row of type {@link rows.AddressPatch}.
 *
 * @example
 * import { validateAddressPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateAddressPatch(JSON.parse(text));
 */
export const validateAddressPatch: Validator<AsJson<rows.AddressPatch>> = /* @__PURE__ */ validator(
  'AddressPatch',
  compiled.AddressPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.AddressPatch}.
 *
 * @example
 * import { parseAddressPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseAddressPatch(JSON.parse(text));
 */
export const parseAddressPatch: Parser<rows.AddressPatch> = /* @__PURE__ */ parser(validateAddressPatch, {});

/**
 * Checks that a JSON value is a row of type {@link rows.Category}.
 *
 * @example
 * import { validateCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCategory(JSON.parse(text));
 */
export const validateCategory: Validator<AsJson<rows.Category>> = /* @__PURE__ */ validator(
  'Category',
  compiled.Category,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Category}.
 *
 * @example
 * import { parseCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCategory(JSON.parse(text));
 */
export const parseCategory: Parser<rows.Category> = /* @__PURE__ */ parser(validateCategory, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewCategory}.
 *
 * @example
 * import { validateNewCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewCategory(JSON.parse(text));
 */
export const validateNewCategory: Validator<AsJson<rows.NewCategory>> = /* @__PURE__ */ validator(
  'NewCategory',
  compiled.NewCategory,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewCategory}.
 *
 * @example
 * import { parseNewCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewCategory(JSON.parse(text));
 */
export const parseNewCategory: Parser<rows.NewCategory> = /* @__PURE__ */ parser(validateNewCategory, {});

/**
 * Checks that a JSON value is a row of type {@link rows.CategoryPatch}.
 *
 * @example
 * import { validateCategoryPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCategoryPatch(JSON.parse(text));
 */
export const validateCategoryPatch: Validator<AsJson<rows.CategoryPatch>> = /* @__PURE__ */ validator(
  'CategoryPatch',
  compiled.CategoryPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.CategoryPatch}.
 *
 * @example
 * import { parseCategoryPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCategoryPatch(JSON.parse(text));
 */
export const parseCategoryPatch: Parser<rows.CategoryPatch> = /* @__PURE__ */ parser(
  validateCategoryPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductCategory}.
 *
 * @example
 * import { validateProductCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductCategory(JSON.parse(text));
 */
export const validateProductCategory: Validator<AsJson<rows.ProductCategory>> = /* @__PURE__ */ validator(
  'ProductCategory',
  compiled.ProductCategory,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductCategory}.
 *
 * @example
 * import { parseProductCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductCategory(JSON.parse(text));
 */
export const parseProductCategory: Parser<rows.ProductCategory> = /* @__PURE__ */ parser(
  validateProductCategory,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewProductCategory}.
 *
 * @example
 * import { validateNewProductCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewProductCategory(JSON.parse(text));
 */
export const validateNewProductCategory: Validator<AsJson<rows.NewProductCategory>> =
  /* @__PURE__ */ validator('NewProductCategory', compiled.NewProductCategory);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewProductCategory}.
 *
 * @example
 * import { parseNewProductCategory } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewProductCategory(JSON.parse(text));
 */
export const parseNewProductCategory: Parser<rows.NewProductCategory> = /* @__PURE__ */ parser(
  validateNewProductCategory,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductCategoryPatch}.
 *
 * @example
 * import { validateProductCategoryPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductCategoryPatch(JSON.parse(text));
 */
export const validateProductCategoryPatch: Validator<AsJson<rows.ProductCategoryPatch>> =
  /* @__PURE__ */ validator('ProductCategoryPatch', compiled.ProductCategoryPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductCategoryPatch}.
 *
 * @example
 * import { parseProductCategoryPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductCategoryPatch(JSON.parse(text));
 */
export const parseProductCategoryPatch: Parser<rows.ProductCategoryPatch> = /* @__PURE__ */ parser(
  validateProductCategoryPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.Variant}.
 *
 * @example
 * import { validateVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateVariant(JSON.parse(text));
 */
export const validateVariant: Validator<AsJson<rows.Variant>> = /* @__PURE__ */ validator(
  'Variant',
  compiled.Variant,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Variant}.
 *
 * @example
 * import { parseVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseVariant(JSON.parse(text));
 */
export const parseVariant: Parser<rows.Variant> = /* @__PURE__ */ parser(validateVariant, {
  options: 'json not null',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewVariant}.
 *
 * @example
 * import { validateNewVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewVariant(JSON.parse(text));
 */
export const validateNewVariant: Validator<AsJson<rows.NewVariant>> = /* @__PURE__ */ validator(
  'NewVariant',
  compiled.NewVariant,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewVariant}.
 *
 * @example
 * import { parseNewVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewVariant(JSON.parse(text));
 */
export const parseNewVariant: Parser<rows.NewVariant> = /* @__PURE__ */ parser(validateNewVariant, {
  options: 'json not null',
});

/**
 * Checks that a JSON value is a row of type {@link rows.VariantPatch}.
 *
 * @example
 * import { validateVariantPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateVariantPatch(JSON.parse(text));
 */
export const validateVariantPatch: Validator<AsJson<rows.VariantPatch>> = /* @__PURE__ */ validator(
  'VariantPatch',
  compiled.VariantPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.VariantPatch}.
 *
 * @example
 * import { parseVariantPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseVariantPatch(JSON.parse(text));
 */
export const parseVariantPatch: Parser<rows.VariantPatch> = /* @__PURE__ */ parser(validateVariantPatch, {
  options: 'json not null',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Price}.
 *
 * @example
 * import { validatePrice } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validatePrice(JSON.parse(text));
 */
export const validatePrice: Validator<AsJson<rows.Price>> = /* @__PURE__ */ validator(
  'Price',
  compiled.Price,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Price}.
 *
 * @example
 * import { parsePrice } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parsePrice(JSON.parse(text));
 */
export const parsePrice: Parser<rows.Price> = /* @__PURE__ */ parser(validatePrice, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewPrice}.
 *
 * @example
 * import { validateNewPrice } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewPrice(JSON.parse(text));
 */
export const validateNewPrice: Validator<AsJson<rows.NewPrice>> = /* @__PURE__ */ validator(
  'NewPrice',
  compiled.NewPrice,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewPrice}.
 *
 * @example
 * import { parseNewPrice } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewPrice(JSON.parse(text));
 */
export const parseNewPrice: Parser<rows.NewPrice> = /* @__PURE__ */ parser(validateNewPrice, {});

/**
 * Checks that a JSON value is a row of type {@link rows.PricePatch}.
 *
 * @example
 * import { validatePricePatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validatePricePatch(JSON.parse(text));
 */
export const validatePricePatch: Validator<AsJson<rows.PricePatch>> = /* @__PURE__ */ validator(
  'PricePatch',
  compiled.PricePatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.PricePatch}.
 *
 * @example
 * import { parsePricePatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parsePricePatch(JSON.parse(text));
 */
export const parsePricePatch: Parser<rows.PricePatch> = /* @__PURE__ */ parser(validatePricePatch, {});

/**
 * Checks that a JSON value is a row of type {@link rows.ProductImage}.
 *
 * @example
 * import { validateProductImage } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductImage(JSON.parse(text));
 */
export const validateProductImage: Validator<AsJson<rows.ProductImage>> = /* @__PURE__ */ validator(
  'ProductImage',
  compiled.ProductImage,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductImage}.
 *
 * @example
 * import { parseProductImage } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductImage(JSON.parse(text));
 */
export const parseProductImage: Parser<rows.ProductImage> = /* @__PURE__ */ parser(validateProductImage, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewProductImage}.
 *
 * @example
 * import { validateNewProductImage } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewProductImage(JSON.parse(text));
 */
export const validateNewProductImage: Validator<AsJson<rows.NewProductImage>> = /* @__PURE__ */ validator(
  'NewProductImage',
  compiled.NewProductImage,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewProductImage}.
 *
 * @example
 * import { parseNewProductImage } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewProductImage(JSON.parse(text));
 */
export const parseNewProductImage: Parser<rows.NewProductImage> = /* @__PURE__ */ parser(
  validateNewProductImage,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.ProductImagePatch}.
 *
 * @example
 * import { validateProductImagePatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateProductImagePatch(JSON.parse(text));
 */
export const validateProductImagePatch: Validator<AsJson<rows.ProductImagePatch>> = /* @__PURE__ */ validator(
  'ProductImagePatch',
  compiled.ProductImagePatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ProductImagePatch}.
 *
 * @example
 * import { parseProductImagePatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseProductImagePatch(JSON.parse(text));
 */
export const parseProductImagePatch: Parser<rows.ProductImagePatch> = /* @__PURE__ */ parser(
  validateProductImagePatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.Review}.
 *
 * @example
 * import { validateReview } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateReview(JSON.parse(text));
 */
export const validateReview: Validator<AsJson<rows.Review>> = /* @__PURE__ */ validator(
  'Review',
  compiled.Review,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Review}.
 *
 * @example
 * import { parseReview } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseReview(JSON.parse(text));
 */
export const parseReview: Parser<rows.Review> = /* @__PURE__ */ parser(validateReview, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewReview}.
 *
 * @example
 * import { validateNewReview } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewReview(JSON.parse(text));
 */
export const validateNewReview: Validator<AsJson<rows.NewReview>> = /* @__PURE__ */ validator(
  'NewReview',
  compiled.NewReview,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewReview}.
 *
 * @example
 * import { parseNewReview } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewReview(JSON.parse(text));
 */
export const parseNewReview: Parser<rows.NewReview> = /* @__PURE__ */ parser(validateNewReview, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.ReviewPatch}.
 *
 * @example
 * import { validateReviewPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateReviewPatch(JSON.parse(text));
 */
export const validateReviewPatch: Validator<AsJson<rows.ReviewPatch>> = /* @__PURE__ */ validator(
  'ReviewPatch',
  compiled.ReviewPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.ReviewPatch}.
 *
 * @example
 * import { parseReviewPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseReviewPatch(JSON.parse(text));
 */
export const parseReviewPatch: Parser<rows.ReviewPatch> = /* @__PURE__ */ parser(validateReviewPatch, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Outbox}.
 *
 * @example
 * import { validateOutbox } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOutbox(JSON.parse(text));
 */
export const validateOutbox: Validator<AsJson<rows.Outbox>> = /* @__PURE__ */ validator(
  'Outbox',
  compiled.Outbox,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Outbox}.
 *
 * @example
 * import { parseOutbox } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOutbox(JSON.parse(text));
 */
export const parseOutbox: Parser<rows.Outbox> = /* @__PURE__ */ parser(validateOutbox, {
  payload: 'json not null',
  created_at: 'date',
  published_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewOutbox}.
 *
 * @example
 * import { validateNewOutbox } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOutbox(JSON.parse(text));
 */
export const validateNewOutbox: Validator<AsJson<rows.NewOutbox>> = /* @__PURE__ */ validator(
  'NewOutbox',
  compiled.NewOutbox,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOutbox}.
 *
 * @example
 * import { parseNewOutbox } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOutbox(JSON.parse(text));
 */
export const parseNewOutbox: Parser<rows.NewOutbox> = /* @__PURE__ */ parser(validateNewOutbox, {
  payload: 'json not null',
  created_at: 'date',
  published_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.OutboxPatch}.
 *
 * @example
 * import { validateOutboxPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOutboxPatch(JSON.parse(text));
 */
export const validateOutboxPatch: Validator<AsJson<rows.OutboxPatch>> = /* @__PURE__ */ validator(
  'OutboxPatch',
  compiled.OutboxPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OutboxPatch}.
 *
 * @example
 * import { parseOutboxPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOutboxPatch(JSON.parse(text));
 */
export const parseOutboxPatch: Parser<rows.OutboxPatch> = /* @__PURE__ */ parser(validateOutboxPatch, {
  payload: 'json not null',
  created_at: 'date',
  published_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.AuditLog}.
 *
 * @example
 * import { validateAuditLog } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateAuditLog(JSON.parse(text));
 */
export const validateAuditLog: Validator<AsJson<rows.AuditLog>> = /* @__PURE__ */ validator(
  'AuditLog',
  compiled.AuditLog,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.AuditLog}.
 *
 * @example
 * import { parseAuditLog } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseAuditLog(JSON.parse(text));
 */
export const parseAuditLog: Parser<rows.AuditLog> = /* @__PURE__ */ parser(validateAuditLog, {
  changed_at: 'date',
  row_key: 'json',
  old_row: 'json',
  new_row: 'json',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewAuditLog}.
 *
 * @example
 * import { validateNewAuditLog } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewAuditLog(JSON.parse(text));
 */
export const validateNewAuditLog: Validator<AsJson<rows.NewAuditLog>> = /* @__PURE__ */ validator(
  'NewAuditLog',
  compiled.NewAuditLog,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewAuditLog}.
 *
 * @example
 * import { parseNewAuditLog } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewAuditLog(JSON.parse(text));
 */
export const parseNewAuditLog: Parser<rows.NewAuditLog> = /* @__PURE__ */ parser(validateNewAuditLog, {
  changed_at: 'date',
  row_key: 'json',
  old_row: 'json',
  new_row: 'json',
});

/**
 * Checks that a JSON value is a row of type {@link rows.AuditLogPatch}.
 *
 * @example
 * import { validateAuditLogPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateAuditLogPatch(JSON.parse(text));
 */
export const validateAuditLogPatch: Validator<AsJson<rows.AuditLogPatch>> = /* @__PURE__ */ validator(
  'AuditLogPatch',
  compiled.AuditLogPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.AuditLogPatch}.
 *
 * @example
 * import { parseAuditLogPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseAuditLogPatch(JSON.parse(text));
 */
export const parseAuditLogPatch: Parser<rows.AuditLogPatch> = /* @__PURE__ */ parser(validateAuditLogPatch, {
  changed_at: 'date',
  row_key: 'json',
  old_row: 'json',
  new_row: 'json',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Location}.
 *
 * @example
 * import { validateLocation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateLocation(JSON.parse(text));
 */
export const validateLocation: Validator<AsJson<rows.Location>> = /* @__PURE__ */ validator(
  'Location',
  compiled.Location,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Location}.
 *
 * @example
 * import { parseLocation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseLocation(JSON.parse(text));
 */
export const parseLocation: Parser<rows.Location> = /* @__PURE__ */ parser(validateLocation, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewLocation}.
 *
 * @example
 * import { validateNewLocation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewLocation(JSON.parse(text));
 */
export const validateNewLocation: Validator<AsJson<rows.NewLocation>> = /* @__PURE__ */ validator(
  'NewLocation',
  compiled.NewLocation,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewLocation}.
 *
 * @example
 * import { parseNewLocation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewLocation(JSON.parse(text));
 */
export const parseNewLocation: Parser<rows.NewLocation> = /* @__PURE__ */ parser(validateNewLocation, {});

/**
 * Checks that a JSON value is a row of type {@link rows.LocationPatch}.
 *
 * @example
 * import { validateLocationPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateLocationPatch(JSON.parse(text));
 */
export const validateLocationPatch: Validator<AsJson<rows.LocationPatch>> = /* @__PURE__ */ validator(
  'LocationPatch',
  compiled.LocationPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.LocationPatch}.
 *
 * @example
 * import { parseLocationPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseLocationPatch(JSON.parse(text));
 */
export const parseLocationPatch: Parser<rows.LocationPatch> = /* @__PURE__ */ parser(
  validateLocationPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.StockLevel}.
 *
 * @example
 * import { validateStockLevel } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateStockLevel(JSON.parse(text));
 */
export const validateStockLevel: Validator<AsJson<rows.StockLevel>> = /* @__PURE__ */ validator(
  'StockLevel',
  compiled.StockLevel,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.StockLevel}.
 *
 * @example
 * import { parseStockLevel } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseStockLevel(JSON.parse(text));
 */
export const parseStockLevel: Parser<rows.StockLevel> = /* @__PURE__ */ parser(validateStockLevel, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewStockLevel}.
 *
 * @example
 * import { validateNewStockLevel } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewStockLevel(JSON.parse(text));
 */
export const validateNewStockLevel: Validator<AsJson<rows.NewStockLevel>> = /* @__PURE__ */ validator(
  'NewStockLevel',
  compiled.NewStockLevel,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewStockLevel}.
 *
 * @example
 * import { parseNewStockLevel } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewStockLevel(JSON.parse(text));
 */
export const parseNewStockLevel: Parser<rows.NewStockLevel> = /* @__PURE__ */ parser(
  validateNewStockLevel,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.StockLevelPatch}.
 *
 * @example
 * import { validateStockLevelPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateStockLevelPatch(JSON.parse(text));
 */
export const validateStockLevelPatch: Validator<AsJson<rows.StockLevelPatch>> = /* @__PURE__ */ validator(
  'StockLevelPatch',
  compiled.StockLevelPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.StockLevelPatch}.
 *
 * @example
 * import { parseStockLevelPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseStockLevelPatch(JSON.parse(text));
 */
export const parseStockLevelPatch: Parser<rows.StockLevelPatch> = /* @__PURE__ */ parser(
  validateStockLevelPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.StockReservation}.
 *
 * @example
 * import { validateStockReservation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateStockReservation(JSON.parse(text));
 */
export const validateStockReservation: Validator<AsJson<rows.StockReservation>> = /* @__PURE__ */ validator(
  'StockReservation',
  compiled.StockReservation,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.StockReservation}.
 *
 * @example
 * import { parseStockReservation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseStockReservation(JSON.parse(text));
 */
export const parseStockReservation: Parser<rows.StockReservation> = /* @__PURE__ */ parser(
  validateStockReservation,
  { created_at: 'date', expires_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewStockReservation}.
 *
 * @example
 * import { validateNewStockReservation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewStockReservation(JSON.parse(text));
 */
export const validateNewStockReservation: Validator<AsJson<rows.NewStockReservation>> =
  /* @__PURE__ */ validator('NewStockReservation', compiled.NewStockReservation);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewStockReservation}.
 *
 * @example
 * import { parseNewStockReservation } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewStockReservation(JSON.parse(text));
 */
export const parseNewStockReservation: Parser<rows.NewStockReservation> = /* @__PURE__ */ parser(
  validateNewStockReservation,
  { created_at: 'date', expires_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.StockReservationPatch}.
 *
 * @example
 * import { validateStockReservationPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateStockReservationPatch(JSON.parse(text));
 */
export const validateStockReservationPatch: Validator<AsJson<rows.StockReservationPatch>> =
  /* @__PURE__ */ validator('StockReservationPatch', compiled.StockReservationPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.StockReservationPatch}.
 *
 * @example
 * import { parseStockReservationPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseStockReservationPatch(JSON.parse(text));
 */
export const parseStockReservationPatch: Parser<rows.StockReservationPatch> = /* @__PURE__ */ parser(
  validateStockReservationPatch,
  { created_at: 'date', expires_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.StockMovement}.
 *
 * @example
 * import { validateStockMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateStockMovement(JSON.parse(text));
 */
export const validateStockMovement: Validator<AsJson<rows.StockMovement>> = /* @__PURE__ */ validator(
  'StockMovement',
  compiled.StockMovement,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.StockMovement}.
 *
 * @example
 * import { parseStockMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseStockMovement(JSON.parse(text));
 */
export const parseStockMovement: Parser<rows.StockMovement> = /* @__PURE__ */ parser(validateStockMovement, {
  moved_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewStockMovement}.
 *
 * @example
 * import { validateNewStockMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewStockMovement(JSON.parse(text));
 */
export const validateNewStockMovement: Validator<AsJson<rows.NewStockMovement>> = /* @__PURE__ */ validator(
  'NewStockMovement',
  compiled.NewStockMovement,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewStockMovement}.
 *
 * @example
 * import { parseNewStockMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewStockMovement(JSON.parse(text));
 */
export const parseNewStockMovement: Parser<rows.NewStockMovement> = /* @__PURE__ */ parser(
  validateNewStockMovement,
  { moved_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.StockMovementPatch}.
 *
 * @example
 * import { validateStockMovementPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateStockMovementPatch(JSON.parse(text));
 */
export const validateStockMovementPatch: Validator<AsJson<rows.StockMovementPatch>> =
  /* @__PURE__ */ validator('StockMovementPatch', compiled.StockMovementPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.StockMovementPatch}.
 *
 * @example
 * import { parseStockMovementPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseStockMovementPatch(JSON.parse(text));
 */
export const parseStockMovementPatch: Parser<rows.StockMovementPatch> = /* @__PURE__ */ parser(
  validateStockMovementPatch,
  { moved_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.Cart}.
 *
 * @example
 * import { validateCart } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCart(JSON.parse(text));
 */
export const validateCart: Validator<AsJson<rows.Cart>> = /* @__PURE__ */ validator('Cart', compiled.Cart);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Cart}.
 *
 * @example
 * import { parseCart } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCart(JSON.parse(text));
 */
export const parseCart: Parser<rows.Cart> = /* @__PURE__ */ parser(validateCart, {
  created_at: 'date',
  updated_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewCart}.
 *
 * @example
 * import { validateNewCart } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewCart(JSON.parse(text));
 */
export const validateNewCart: Validator<AsJson<rows.NewCart>> = /* @__PURE__ */ validator(
  'NewCart',
  compiled.NewCart,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewCart}.
 *
 * @example
 * import { parseNewCart } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewCart(JSON.parse(text));
 */
export const parseNewCart: Parser<rows.NewCart> = /* @__PURE__ */ parser(validateNewCart, {
  created_at: 'date',
  updated_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.CartPatch}.
 *
 * @example
 * import { validateCartPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCartPatch(JSON.parse(text));
 */
export const validateCartPatch: Validator<AsJson<rows.CartPatch>> = /* @__PURE__ */ validator(
  'CartPatch',
  compiled.CartPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.CartPatch}.
 *
 * @example
 * import { parseCartPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCartPatch(JSON.parse(text));
 */
export const parseCartPatch: Parser<rows.CartPatch> = /* @__PURE__ */ parser(validateCartPatch, {
  created_at: 'date',
  updated_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.CartProduct}.
 *
 * @example
 * import { validateCartProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCartProduct(JSON.parse(text));
 */
export const validateCartProduct: Validator<AsJson<rows.CartProduct>> = /* @__PURE__ */ validator(
  'CartProduct',
  compiled.CartProduct,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.CartProduct}.
 *
 * @example
 * import { parseCartProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCartProduct(JSON.parse(text));
 */
export const parseCartProduct: Parser<rows.CartProduct> = /* @__PURE__ */ parser(validateCartProduct, {
  added_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewCartProduct}.
 *
 * @example
 * import { validateNewCartProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewCartProduct(JSON.parse(text));
 */
export const validateNewCartProduct: Validator<AsJson<rows.NewCartProduct>> = /* @__PURE__ */ validator(
  'NewCartProduct',
  compiled.NewCartProduct,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewCartProduct}.
 *
 * @example
 * import { parseNewCartProduct } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewCartProduct(JSON.parse(text));
 */
export const parseNewCartProduct: Parser<rows.NewCartProduct> = /* @__PURE__ */ parser(
  validateNewCartProduct,
  { added_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.CartProductPatch}.
 *
 * @example
 * import { validateCartProductPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCartProductPatch(JSON.parse(text));
 */
export const validateCartProductPatch: Validator<AsJson<rows.CartProductPatch>> = /* @__PURE__ */ validator(
  'CartProductPatch',
  compiled.CartProductPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.CartProductPatch}.
 *
 * @example
 * import { parseCartProductPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCartProductPatch(JSON.parse(text));
 */
export const parseCartProductPatch: Parser<rows.CartProductPatch> = /* @__PURE__ */ parser(
  validateCartProductPatch,
  { added_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderProductVariant}.
 *
 * @example
 * import { validateOrderProductVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderProductVariant(JSON.parse(text));
 */
export const validateOrderProductVariant: Validator<AsJson<rows.OrderProductVariant>> =
  /* @__PURE__ */ validator('OrderProductVariant', compiled.OrderProductVariant);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderProductVariant}.
 *
 * @example
 * import { parseOrderProductVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderProductVariant(JSON.parse(text));
 */
export const parseOrderProductVariant: Parser<rows.OrderProductVariant> = /* @__PURE__ */ parser(
  validateOrderProductVariant,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderProductVariant}.
 *
 * @example
 * import { validateNewOrderProductVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrderProductVariant(JSON.parse(text));
 */
export const validateNewOrderProductVariant: Validator<AsJson<rows.NewOrderProductVariant>> =
  /* @__PURE__ */ validator('NewOrderProductVariant', compiled.NewOrderProductVariant);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrderProductVariant}.
 *
 * @example
 * import { parseNewOrderProductVariant } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrderProductVariant(JSON.parse(text));
 */
export const parseNewOrderProductVariant: Parser<rows.NewOrderProductVariant> = /* @__PURE__ */ parser(
  validateNewOrderProductVariant,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderProductVariantPatch}.
 *
 * @example
 * import { validateOrderProductVariantPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderProductVariantPatch(JSON.parse(text));
 */
export const validateOrderProductVariantPatch: Validator<AsJson<rows.OrderProductVariantPatch>> =
  /* @__PURE__ */ validator('OrderProductVariantPatch', compiled.OrderProductVariantPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderProductVariantPatch}.
 *
 * @example
 * import { parseOrderProductVariantPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderProductVariantPatch(JSON.parse(text));
 */
export const parseOrderProductVariantPatch: Parser<rows.OrderProductVariantPatch> = /* @__PURE__ */ parser(
  validateOrderProductVariantPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderAddress}.
 *
 * @example
 * import { validateOrderAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderAddress(JSON.parse(text));
 */
export const validateOrderAddress: Validator<AsJson<rows.OrderAddress>> = /* @__PURE__ */ validator(
  'OrderAddress',
  compiled.OrderAddress,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderAddress}.
 *
 * @example
 * import { parseOrderAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderAddress(JSON.parse(text));
 */
export const parseOrderAddress: Parser<rows.OrderAddress> = /* @__PURE__ */ parser(validateOrderAddress, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderAddress}.
 *
 * @example
 * import { validateNewOrderAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrderAddress(JSON.parse(text));
 */
export const validateNewOrderAddress: Validator<AsJson<rows.NewOrderAddress>> = /* @__PURE__ */ validator(
  'NewOrderAddress',
  compiled.NewOrderAddress,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrderAddress}.
 *
 * @example
 * import { parseNewOrderAddress } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrderAddress(JSON.parse(text));
 */
export const parseNewOrderAddress: Parser<rows.NewOrderAddress> = /* @__PURE__ */ parser(
  validateNewOrderAddress,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderAddressPatch}.
 *
 * @example
 * import { validateOrderAddressPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderAddressPatch(JSON.parse(text));
 */
export const validateOrderAddressPatch: Validator<AsJson<rows.OrderAddressPatch>> = /* @__PURE__ */ validator(
  'OrderAddressPatch',
  compiled.OrderAddressPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderAddressPatch}.
 *
 * @example
 * import { parseOrderAddressPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderAddressPatch(JSON.parse(text));
 */
export const parseOrderAddressPatch: Parser<rows.OrderAddressPatch> = /* @__PURE__ */ parser(
  validateOrderAddressPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderEvent}.
 *
 * @example
 * import { validateOrderEvent } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderEvent(JSON.parse(text));
 */
export const validateOrderEvent: Validator<AsJson<rows.OrderEvent>> = /* @__PURE__ */ validator(
  'OrderEvent',
  compiled.OrderEvent,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderEvent}.
 *
 * @example
 * import { parseOrderEvent } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderEvent(JSON.parse(text));
 */
export const parseOrderEvent: Parser<rows.OrderEvent> = /* @__PURE__ */ parser(validateOrderEvent, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderEvent}.
 *
 * @example
 * import { validateNewOrderEvent } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrderEvent(JSON.parse(text));
 */
export const validateNewOrderEvent: Validator<AsJson<rows.NewOrderEvent>> = /* @__PURE__ */ validator(
  'NewOrderEvent',
  compiled.NewOrderEvent,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrderEvent}.
 *
 * @example
 * import { parseNewOrderEvent } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrderEvent(JSON.parse(text));
 */
export const parseNewOrderEvent: Parser<rows.NewOrderEvent> = /* @__PURE__ */ parser(validateNewOrderEvent, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.OrderEventPatch}.
 *
 * @example
 * import { validateOrderEventPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderEventPatch(JSON.parse(text));
 */
export const validateOrderEventPatch: Validator<AsJson<rows.OrderEventPatch>> = /* @__PURE__ */ validator(
  'OrderEventPatch',
  compiled.OrderEventPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderEventPatch}.
 *
 * @example
 * import { parseOrderEventPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderEventPatch(JSON.parse(text));
 */
export const parseOrderEventPatch: Parser<rows.OrderEventPatch> = /* @__PURE__ */ parser(
  validateOrderEventPatch,
  { created_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.Payment}.
 *
 * @example
 * import { validatePayment } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validatePayment(JSON.parse(text));
 */
export const validatePayment: Validator<AsJson<rows.Payment>> = /* @__PURE__ */ validator(
  'Payment',
  compiled.Payment,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Payment}.
 *
 * @example
 * import { parsePayment } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parsePayment(JSON.parse(text));
 */
export const parsePayment: Parser<rows.Payment> = /* @__PURE__ */ parser(validatePayment, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewPayment}.
 *
 * @example
 * import { validateNewPayment } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewPayment(JSON.parse(text));
 */
export const validateNewPayment: Validator<AsJson<rows.NewPayment>> = /* @__PURE__ */ validator(
  'NewPayment',
  compiled.NewPayment,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewPayment}.
 *
 * @example
 * import { parseNewPayment } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewPayment(JSON.parse(text));
 */
export const parseNewPayment: Parser<rows.NewPayment> = /* @__PURE__ */ parser(validateNewPayment, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.PaymentPatch}.
 *
 * @example
 * import { validatePaymentPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validatePaymentPatch(JSON.parse(text));
 */
export const validatePaymentPatch: Validator<AsJson<rows.PaymentPatch>> = /* @__PURE__ */ validator(
  'PaymentPatch',
  compiled.PaymentPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.PaymentPatch}.
 *
 * @example
 * import { parsePaymentPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parsePaymentPatch(JSON.parse(text));
 */
export const parsePaymentPatch: Parser<rows.PaymentPatch> = /* @__PURE__ */ parser(validatePaymentPatch, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Refund}.
 *
 * @example
 * import { validateRefund } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateRefund(JSON.parse(text));
 */
export const validateRefund: Validator<AsJson<rows.Refund>> = /* @__PURE__ */ validator(
  'Refund',
  compiled.Refund,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Refund}.
 *
 * @example
 * import { parseRefund } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseRefund(JSON.parse(text));
 */
export const parseRefund: Parser<rows.Refund> = /* @__PURE__ */ parser(validateRefund, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewRefund}.
 *
 * @example
 * import { validateNewRefund } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewRefund(JSON.parse(text));
 */
export const validateNewRefund: Validator<AsJson<rows.NewRefund>> = /* @__PURE__ */ validator(
  'NewRefund',
  compiled.NewRefund,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewRefund}.
 *
 * @example
 * import { parseNewRefund } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewRefund(JSON.parse(text));
 */
export const parseNewRefund: Parser<rows.NewRefund> = /* @__PURE__ */ parser(validateNewRefund, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.RefundPatch}.
 *
 * @example
 * import { validateRefundPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateRefundPatch(JSON.parse(text));
 */
export const validateRefundPatch: Validator<AsJson<rows.RefundPatch>> = /* @__PURE__ */ validator(
  'RefundPatch',
  compiled.RefundPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.RefundPatch}.
 *
 * @example
 * import { parseRefundPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseRefundPatch(JSON.parse(text));
 */
export const parseRefundPatch: Parser<rows.RefundPatch> = /* @__PURE__ */ parser(validateRefundPatch, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.Discount}.
 *
 * @example
 * import { validateDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateDiscount(JSON.parse(text));
 */
export const validateDiscount: Validator<AsJson<rows.Discount>> = /* @__PURE__ */ validator(
  'Discount',
  compiled.Discount,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.Discount}.
 *
 * @example
 * import { parseDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseDiscount(JSON.parse(text));
 */
export const parseDiscount: Parser<rows.Discount> = /* @__PURE__ */ parser(validateDiscount, {});

/**
 * Checks that a JSON value is a row of type {@link rows.NewDiscount}.
 *
 * @example
 * import { validateNewDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewDiscount(JSON.parse(text));
 */
export const validateNewDiscount: Validator<AsJson<rows.NewDiscount>> = /* @__PURE__ */ validator(
  'NewDiscount',
  compiled.NewDiscount,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewDiscount}.
 *
 * @example
 * import { parseNewDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewDiscount(JSON.parse(text));
 */
export const parseNewDiscount: Parser<rows.NewDiscount> = /* @__PURE__ */ parser(validateNewDiscount, {});

/**
 * Checks that a JSON value is a row of type {@link rows.DiscountPatch}.
 *
 * @example
 * import { validateDiscountPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateDiscountPatch(JSON.parse(text));
 */
export const validateDiscountPatch: Validator<AsJson<rows.DiscountPatch>> = /* @__PURE__ */ validator(
  'DiscountPatch',
  compiled.DiscountPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.DiscountPatch}.
 *
 * @example
 * import { parseDiscountPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseDiscountPatch(JSON.parse(text));
 */
export const parseDiscountPatch: Parser<rows.DiscountPatch> = /* @__PURE__ */ parser(
  validateDiscountPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderDiscount}.
 *
 * @example
 * import { validateOrderDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderDiscount(JSON.parse(text));
 */
export const validateOrderDiscount: Validator<AsJson<rows.OrderDiscount>> = /* @__PURE__ */ validator(
  'OrderDiscount',
  compiled.OrderDiscount,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderDiscount}.
 *
 * @example
 * import { parseOrderDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderDiscount(JSON.parse(text));
 */
export const parseOrderDiscount: Parser<rows.OrderDiscount> = /* @__PURE__ */ parser(
  validateOrderDiscount,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderDiscount}.
 *
 * @example
 * import { validateNewOrderDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrderDiscount(JSON.parse(text));
 */
export const validateNewOrderDiscount: Validator<AsJson<rows.NewOrderDiscount>> = /* @__PURE__ */ validator(
  'NewOrderDiscount',
  compiled.NewOrderDiscount,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrderDiscount}.
 *
 * @example
 * import { parseNewOrderDiscount } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrderDiscount(JSON.parse(text));
 */
export const parseNewOrderDiscount: Parser<rows.NewOrderDiscount> = /* @__PURE__ */ parser(
  validateNewOrderDiscount,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderDiscountPatch}.
 *
 * @example
 * import { validateOrderDiscountPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderDiscountPatch(JSON.parse(text));
 */
export const validateOrderDiscountPatch: Validator<AsJson<rows.OrderDiscountPatch>> =
  /* @__PURE__ */ validator('OrderDiscountPatch', compiled.OrderDiscountPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderDiscountPatch}.
 *
 * @example
 * import { parseOrderDiscountPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderDiscountPatch(JSON.parse(text));
 */
export const parseOrderDiscountPatch: Parser<rows.OrderDiscountPatch> = /* @__PURE__ */ parser(
  validateOrderDiscountPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.GiftCard}.
 *
 * @example
 * import { validateGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateGiftCard(JSON.parse(text));
 */
export const validateGiftCard: Validator<AsJson<rows.GiftCard>> = /* @__PURE__ */ validator(
  'GiftCard',
  compiled.GiftCard,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.GiftCard}.
 *
 * @example
 * import { parseGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseGiftCard(JSON.parse(text));
 */
export const parseGiftCard: Parser<rows.GiftCard> = /* @__PURE__ */ parser(validateGiftCard, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.NewGiftCard}.
 *
 * @example
 * import { validateNewGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewGiftCard(JSON.parse(text));
 */
export const validateNewGiftCard: Validator<AsJson<rows.NewGiftCard>> = /* @__PURE__ */ validator(
  'NewGiftCard',
  compiled.NewGiftCard,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewGiftCard}.
 *
 * @example
 * import { parseNewGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewGiftCard(JSON.parse(text));
 */
export const parseNewGiftCard: Parser<rows.NewGiftCard> = /* @__PURE__ */ parser(validateNewGiftCard, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.GiftCardPatch}.
 *
 * @example
 * import { validateGiftCardPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateGiftCardPatch(JSON.parse(text));
 */
export const validateGiftCardPatch: Validator<AsJson<rows.GiftCardPatch>> = /* @__PURE__ */ validator(
  'GiftCardPatch',
  compiled.GiftCardPatch,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.GiftCardPatch}.
 *
 * @example
 * import { parseGiftCardPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseGiftCardPatch(JSON.parse(text));
 */
export const parseGiftCardPatch: Parser<rows.GiftCardPatch> = /* @__PURE__ */ parser(validateGiftCardPatch, {
  created_at: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.GiftCardMovement}.
 *
 * @example
 * import { validateGiftCardMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateGiftCardMovement(JSON.parse(text));
 */
export const validateGiftCardMovement: Validator<AsJson<rows.GiftCardMovement>> = /* @__PURE__ */ validator(
  'GiftCardMovement',
  compiled.GiftCardMovement,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.GiftCardMovement}.
 *
 * @example
 * import { parseGiftCardMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseGiftCardMovement(JSON.parse(text));
 */
export const parseGiftCardMovement: Parser<rows.GiftCardMovement> = /* @__PURE__ */ parser(
  validateGiftCardMovement,
  { moved_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewGiftCardMovement}.
 *
 * @example
 * import { validateNewGiftCardMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewGiftCardMovement(JSON.parse(text));
 */
export const validateNewGiftCardMovement: Validator<AsJson<rows.NewGiftCardMovement>> =
  /* @__PURE__ */ validator('NewGiftCardMovement', compiled.NewGiftCardMovement);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewGiftCardMovement}.
 *
 * @example
 * import { parseNewGiftCardMovement } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewGiftCardMovement(JSON.parse(text));
 */
export const parseNewGiftCardMovement: Parser<rows.NewGiftCardMovement> = /* @__PURE__ */ parser(
  validateNewGiftCardMovement,
  { moved_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.GiftCardMovementPatch}.
 *
 * @example
 * import { validateGiftCardMovementPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateGiftCardMovementPatch(JSON.parse(text));
 */
export const validateGiftCardMovementPatch: Validator<AsJson<rows.GiftCardMovementPatch>> =
  /* @__PURE__ */ validator('GiftCardMovementPatch', compiled.GiftCardMovementPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.GiftCardMovementPatch}.
 *
 * @example
 * import { parseGiftCardMovementPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseGiftCardMovementPatch(JSON.parse(text));
 */
export const parseGiftCardMovementPatch: Parser<rows.GiftCardMovementPatch> = /* @__PURE__ */ parser(
  validateGiftCardMovementPatch,
  { moved_at: 'date' },
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderGiftCard}.
 *
 * @example
 * import { validateOrderGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderGiftCard(JSON.parse(text));
 */
export const validateOrderGiftCard: Validator<AsJson<rows.OrderGiftCard>> = /* @__PURE__ */ validator(
  'OrderGiftCard',
  compiled.OrderGiftCard,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderGiftCard}.
 *
 * @example
 * import { parseOrderGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderGiftCard(JSON.parse(text));
 */
export const parseOrderGiftCard: Parser<rows.OrderGiftCard> = /* @__PURE__ */ parser(
  validateOrderGiftCard,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.NewOrderGiftCard}.
 *
 * @example
 * import { validateNewOrderGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateNewOrderGiftCard(JSON.parse(text));
 */
export const validateNewOrderGiftCard: Validator<AsJson<rows.NewOrderGiftCard>> = /* @__PURE__ */ validator(
  'NewOrderGiftCard',
  compiled.NewOrderGiftCard,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.NewOrderGiftCard}.
 *
 * @example
 * import { parseNewOrderGiftCard } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseNewOrderGiftCard(JSON.parse(text));
 */
export const parseNewOrderGiftCard: Parser<rows.NewOrderGiftCard> = /* @__PURE__ */ parser(
  validateNewOrderGiftCard,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderGiftCardPatch}.
 *
 * @example
 * import { validateOrderGiftCardPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderGiftCardPatch(JSON.parse(text));
 */
export const validateOrderGiftCardPatch: Validator<AsJson<rows.OrderGiftCardPatch>> =
  /* @__PURE__ */ validator('OrderGiftCardPatch', compiled.OrderGiftCardPatch);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderGiftCardPatch}.
 *
 * @example
 * import { parseOrderGiftCardPatch } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderGiftCardPatch(JSON.parse(text));
 */
export const parseOrderGiftCardPatch: Parser<rows.OrderGiftCardPatch> = /* @__PURE__ */ parser(
  validateOrderGiftCardPatch,
  {},
);

/**
 * Checks that a JSON value is a row of type {@link rows.OrderTotal}.
 *
 * @example
 * import { validateOrderTotal } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateOrderTotal(JSON.parse(text));
 */
export const validateOrderTotal: Validator<AsJson<rows.OrderTotal>> = /* @__PURE__ */ validator(
  'OrderTotal',
  compiled.OrderTotal,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.OrderTotal}.
 *
 * @example
 * import { parseOrderTotal } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseOrderTotal(JSON.parse(text));
 */
export const parseOrderTotal: Parser<rows.OrderTotal> = /* @__PURE__ */ parser(validateOrderTotal, {
  order_date: 'date',
});

/**
 * Checks that a JSON value is a row of type {@link rows.CurrentPrice}.
 *
 * @example
 * import { validateCurrentPrice } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateCurrentPrice(JSON.parse(text));
 */
export const validateCurrentPrice: Validator<AsJson<rows.CurrentPrice>> = /* @__PURE__ */ validator(
  'CurrentPrice',
  compiled.CurrentPrice,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.CurrentPrice}.
 *
 * @example
 * import { parseCurrentPrice } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseCurrentPrice(JSON.parse(text));
 */
export const parseCurrentPrice: Parser<rows.CurrentPrice> = /* @__PURE__ */ parser(validateCurrentPrice, {});

/**
 * Checks that a JSON value is a row of type {@link rows.RevenueByDay}.
 *
 * @example
 * import { validateRevenueByDay } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateRevenueByDay(JSON.parse(text));
 */
export const validateRevenueByDay: Validator<AsJson<rows.RevenueByDay>> = /* @__PURE__ */ validator(
  'RevenueByDay',
  compiled.RevenueByDay,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.RevenueByDay}.
 *
 * @example
 * import { parseRevenueByDay } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseRevenueByDay(JSON.parse(text));
 */
export const parseRevenueByDay: Parser<rows.RevenueByDay> = /* @__PURE__ */ parser(validateRevenueByDay, {});

/**
 * Checks that a JSON value is a row of type {@link rows.AvailableStock}.
 *
 * @example
 * import { validateAvailableStock } from '@shop/schema/validate';
 *
 * export const read = (text: string) => validateAvailableStock(JSON.parse(text));
 */
export const validateAvailableStock: Validator<AsJson<rows.AvailableStock>> = /* @__PURE__ */ validator(
  'AvailableStock',
  compiled.AvailableStock,
);

/**
 * Checks a JSON value and converts it to a row of type {@link rows.AvailableStock}.
 *
 * @example
 * import { parseAvailableStock } from '@shop/schema/validate';
 *
 * export const read = (text: string) => parseAvailableStock(JSON.parse(text));
 */
export const parseAvailableStock: Parser<rows.AvailableStock> = /* @__PURE__ */ parser(
  validateAvailableStock,
  {},
);
