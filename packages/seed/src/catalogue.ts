/** Tag names in the order of their ids. */
export const tagNames = [
  'living room',
  'dining room',
  'kitchen',
  'bedroom',
  'bathroom',
  'study',
  'hallway',
  'garden',
  'children',
  'furniture',
  'lighting',
  'storage',
  'textiles',
  'tableware',
  'cookware',
  'decoration',
  'gift idea',
  'handmade',
  'sustainable',
  'washable',
  'small spaces',
  'winter',
  'summer',
] as const;

/** A kind of product, sold in several variants. */
export interface Kind {
  readonly name: string;
  /** Materials; the first word of the article's name. */
  readonly variants: readonly string[];
  /** Lowest and highest price. */
  readonly price: readonly [number, number];
  /** One sentence that fits every variant. */
  readonly about: string;
  /** At least three tags, the most specific first. */
  readonly tags: readonly (typeof tagNames)[number][];
}

const woods = ['Oak', 'Beech', 'Walnut', 'Ash', 'Pine'];
const cloths = ['Linen', 'Cotton', 'Wool', 'Velvet'];
const wares = ['Stoneware', 'Porcelain', 'Terracotta'];
const metals = ['Brass', 'Steel', 'Copper', 'Blackened Steel'];

/** All kinds of products. */
export const kinds: readonly Kind[] = [
  kind('Dining Chair', woods, [69, 249], 'Stands firm on uneven floors and stacks four high.', [
    'furniture',
    'dining room',
    'handmade',
  ]),
  kind('Dining Table', woods, [349, 1290], 'Seats six, and eight with the leaf that comes with it.', [
    'furniture',
    'dining room',
    'sustainable',
  ]),
  kind('Side Table', woods, [59, 229], 'Holds a lamp, a book and a cup, and little else.', [
    'furniture',
    'living room',
    'small spaces',
  ]),
  kind('Bookcase', woods, [129, 690], 'Five shelves that carry thirty kilograms each.', [
    'furniture',
    'study',
    'storage',
  ]),
  kind('Desk', woods, [199, 749], 'With a drawer that locks and a channel for cables.', [
    'furniture',
    'study',
    'storage',
  ]),
  kind('Bench', woods, [119, 420], 'For two in the hallway, or three at the table.', [
    'furniture',
    'hallway',
    'dining room',
  ]),
  kind('Bed Frame', woods, [299, 990], 'Goes together without tools and comes apart as easily.', [
    'furniture',
    'bedroom',
    'sustainable',
  ]),
  kind('Coat Rack', [...woods, ...metals], [39, 149], 'Seven hooks, two of them low enough for children.', [
    'hallway',
    'storage',
    'children',
    'small spaces',
  ]),
  kind('Floor Lamp', metals, [79, 320], 'Dims to a candle and reads like daylight.', [
    'lighting',
    'living room',
    'study',
  ]),
  kind('Table Lamp', [...metals, ...wares], [35, 179], 'A warm bulb is included.', [
    'lighting',
    'bedroom',
    'gift idea',
  ]),
  kind('Pendant Lamp', [...metals, 'Paper', 'Rattan'], [49, 259], 'Hangs on two metres of woven cable.', [
    'lighting',
    'dining room',
    'decoration',
  ]),
  kind('Wall Mirror', [...woods, ...metals], [45, 219], 'Hangs upright or across.', [
    'decoration',
    'hallway',
    'bathroom',
  ]),
  kind('Cushion', cloths, [19, 69], 'The cover comes off and goes into the machine.', [
    'textiles',
    'living room',
    'washable',
    'gift idea',
  ]),
  kind('Throw', cloths, [39, 149], 'Wide enough for two on the sofa.', [
    'textiles',
    'living room',
    'winter',
    'gift idea',
  ]),
  kind('Bed Linen', ['Linen', 'Cotton', 'Percale', 'Flannel'], [49, 189], 'Softer with every wash.', [
    'textiles',
    'bedroom',
    'washable',
  ]),
  kind('Curtain', cloths, [29, 129], 'Hemmed by hand to the length that you say.', [
    'textiles',
    'living room',
    'bedroom',
  ]),
  kind(
    'Rug',
    ['Wool', 'Jute', 'Cotton', 'Sisal'],
    [59, 590],
    'Flat woven, with a mat that keeps it in place.',
    ['textiles', 'living room', 'handmade'],
  ),
  kind('Bath Towel', ['Cotton', 'Linen', 'Bamboo'], [12, 49], 'Dries fast, in both senses.', [
    'textiles',
    'bathroom',
    'washable',
  ]),
  kind('Tea Towel', ['Cotton', 'Linen'], [6, 19], 'Takes up water from the first day.', [
    'textiles',
    'kitchen',
    'washable',
    'gift idea',
  ]),
  kind('Apron', ['Cotton', 'Linen', 'Waxed Canvas'], [22, 59], 'With a pocket for the thermometer.', [
    'textiles',
    'kitchen',
    'gift idea',
  ]),
  kind('Dinner Plate', wares, [9, 35], 'Goes into the oven and into the dishwasher.', [
    'tableware',
    'dining room',
    'handmade',
  ]),
  kind('Bowl', [...wares, 'Beech', 'Walnut'], [8, 39], 'For soup, salad or keys.', [
    'tableware',
    'kitchen',
    'gift idea',
  ]),
  kind('Mug', [...wares, 'Enamel'], [7, 24], 'Holds a third of a litre and keeps it warm.', [
    'tableware',
    'kitchen',
    'gift idea',
  ]),
  kind('Teapot', [...wares, 'Cast Iron'], [29, 98], 'Pours without a drip.', [
    'tableware',
    'kitchen',
    'winter',
    'gift idea',
  ]),
  kind('Carafe', ['Glass', 'Stoneware', 'Smoked Glass'], [14, 48], 'A litre, and a lid that is a cup.', [
    'tableware',
    'dining room',
    'summer',
  ]),
  kind('Frying Pan', ['Cast Iron', 'Carbon Steel', 'Copper'], [29, 159], 'Gets better with use.', [
    'cookware',
    'kitchen',
    'sustainable',
  ]),
  kind('Casserole', ['Cast Iron', 'Enamel', 'Stoneware'], [49, 229], 'From the stove to the table.', [
    'cookware',
    'kitchen',
    'winter',
  ]),
  kind('Chopping Board', woods, [15, 69], 'End grain, so the knife stays sharp.', [
    'cookware',
    'kitchen',
    'sustainable',
    'gift idea',
  ]),
  kind(
    'Storage Jar',
    ['Glass', 'Stoneware', 'Enamel'],
    [6, 29],
    'Closes tight with a ring of natural rubber.',
    ['storage', 'kitchen', 'sustainable'],
  ),
  kind('Basket', ['Willow', 'Jute', 'Rattan', 'Felt'], [15, 79], 'For wood, toys or what has no place yet.', [
    'storage',
    'living room',
    'handmade',
    'children',
  ]),
  kind('Toy Chest', woods, [79, 249], 'The lid closes slowly, fingers or no fingers.', [
    'children',
    'storage',
    'furniture',
  ]),
  kind('Step Stool', woods, [29, 89], 'For the top shelf, and for those who are not tall yet.', [
    'children',
    'kitchen',
    'small spaces',
  ]),
  kind('Vase', [...wares, 'Glass'], [12, 89], 'Stands for itself without flowers, too.', [
    'decoration',
    'living room',
    'gift idea',
    'handmade',
  ]),
  kind('Candlestick', metals, [12, 59], 'For a candle of the usual size.', [
    'decoration',
    'dining room',
    'winter',
    'gift idea',
  ]),
  kind('Picture Frame', [...woods, 'Brass'], [9, 59], 'With glass, a mount and two kinds of hook.', [
    'decoration',
    'study',
    'gift idea',
  ]),
  kind('Wall Clock', [...woods, ...metals], [29, 129], 'Runs without a tick.', [
    'decoration',
    'kitchen',
    'study',
  ]),
  kind('Planter', ['Terracotta', 'Zinc', 'Concrete', 'Cedar'], [12, 119], 'Weathers frost and drains well.', [
    'garden',
    'decoration',
    'summer',
  ]),
  kind('Garden Chair', ['Teak', 'Acacia', 'Steel'], [59, 249], 'Folds flat for the winter.', [
    'garden',
    'furniture',
    'summer',
  ]),
  kind(
    'Watering Can',
    ['Zinc', 'Copper', 'Steel'],
    [19, 69],
    'Five litres, balanced when full and when empty.',
    ['garden', 'summer', 'gift idea'],
  ),
  kind(
    'Lantern',
    ['Steel', 'Brass', 'Glass', 'Bamboo'],
    [15, 79],
    'For a candle outside, or a bulb inside.',
    ['garden', 'lighting', 'summer', 'decoration'],
  ),
];

/** Every variant of every kind. A product's name is the designer's name followed by the article's. */
export const articles = kinds.flatMap((kind) =>
  kind.variants.map((variant) => ({ kind, name: `${variant} ${kind.name}` })),
);

/** Names of the categories at the top: the first tags of the kinds, without repetition. */
const topCategories = [...new Set(kinds.map(({ tags: [tag] }) => tag ?? tagNames[0]))];

/** A category of products, whose number is its place in the list. */
export interface Category {
  readonly name: string;
  /** The number of the parent; null at the top. */
  readonly parent: number | null;
}

/** The categories in the order of their ids: the tops, and below them one for each kind of product. */
export const categories: readonly Category[] = [
  ...topCategories.map((name) => ({ name: name.charAt(0).toUpperCase() + name.slice(1), parent: null })),
  ...kinds.map(({ name, tags: [tag] }) => ({ name, parent: topCategories.indexOf(tag ?? tagNames[0]) + 1 })),
];

const byArticle = new Map(articles.map(({ kind, name }) => [name, kind]));

/** Finds the kind of a product by the article in its name. */
export function kindOf(productName: string): Kind | undefined {
  return byArticle.get(productName.slice(productName.indexOf(' ') + 1));
}

function kind(
  name: Kind['name'],
  variants: Kind['variants'],
  price: Kind['price'],
  about: Kind['about'],
  tags: Kind['tags'],
): Kind {
  return { name, variants, price, about, tags };
}
