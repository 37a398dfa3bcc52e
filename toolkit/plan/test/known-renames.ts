/**
 * Changes as people make them: a title, the tables before (`-`) and after (`+`), and what was renamed (`=`). Other
 * hints would be wrong.
 */
const CHANGES = `
a word more
- customers(id integer, name text, email text)
+ customers(id integer, full_name text, email text)
= customers.name>customers.full_name

a shorter name
- customers(id integer, telephone_number text, email text)
+ customers(id integer, phone text, email text)
= customers.telephone_number>customers.phone

an abbreviation written out, with a type change
- items(id integer, qty character varying(10), price numeric)
+ items(id integer, quantity integer, price numeric)
= items.qty>items.quantity

camel case to snake case
- users(id integer, createdAt text, lastLogin text)
+ users(id integer, created_at text, last_login text)
= users.createdAt>users.created_at
= users.lastLogin>users.last_login

two of one type with similar names
- posts(id integer, created timestamp with time zone, updated timestamp with time zone)
+ posts(id integer, created_at timestamp with time zone, updated_at timestamp with time zone)
= posts.created>posts.created_at
= posts.updated>posts.updated_at

two of one type with similar names, in another order
- posts(id integer, created timestamp with time zone, updated timestamp with time zone)
+ posts(id integer, updated_at timestamp with time zone, created_at timestamp with time zone)
= posts.created>posts.created_at
= posts.updated>posts.updated_at

a synonym at the same position
- addresses(id integer, street text, zip text, city text)
+ addresses(id integer, street text, postal_code text, city text)
= addresses.zip>addresses.postal_code

a wider type
- events(id integer, count integer, at date)
+ events(id integer, total_count bigint, at date)
= events.count>events.total_count

text to a longer name and type
- articles(id integer, title character varying(100), body text)
+ articles(id integer, headline character varying(200), body text)
= articles.title>articles.headline

a foreign key to the same table
- customers(id integer)
- orders(id integer, client integer > customers.id, note text)
+ customers(id integer)
+ orders(id integer, note text, customer_id integer > customers.id)
= orders.client>orders.customer_id

two foreign keys to different tables
- users(id integer)
- shops(id integer)
- sales(id integer, a integer > users.id, b integer > shops.id)
+ users(id integer)
+ shops(id integer)
+ sales(id integer, seller integer > shops.id, buyer integer > users.id)
= sales.a>sales.buyer
= sales.b>sales.seller

a table
- customers(id integer, name text, email text)
+ clients(id integer, name text, email text)
= customers>clients

a table with one more column
- customers(id integer, name text, email text)
+ clients(id integer, name text, email text, phone text)
= customers>clients

a table with one column fewer
- customers(id integer, name text, email text, fax text)
+ clients(id integer, name text, email text)
= customers>clients

a table and one of its columns
- customers(id integer, name text, email text, city text)
+ clients(id integer, full_name text, email text, city text)
= customers>clients
= customers.name>clients.full_name

a table and the foreign key to it
- customers(id integer, name text, email text)
- orders(id integer, customer_id integer > customers.id, total numeric)
+ clients(id integer, name text, email text)
+ orders(id integer, client_id integer > clients.id, total numeric)
= customers>clients
= orders.customer_id>orders.client_id

two tables at once
- cats(id integer, name text, lives integer)
- dogs(id integer, name text, breed text)
+ felines(id integer, name text, lives integer)
+ canines(id integer, name text, breed text)
= cats>felines
= dogs>canines

a table in the plural
- order_item(id integer, sku text, qty integer)
+ order_items(id integer, sku text, qty integer, note text)
= order_item>order_items

a column while another is dropped
- people(id integer, fname text, legacy jsonb, dob date)
+ people(id integer, first_name text, dob date)
= people.fname>people.first_name

initials written out
- people(id integer, name text, dob date)
+ people(id integer, name text, date_of_birth date)
= people.dob>people.date_of_birth

by its comment
- stock(id integer, n integer "Units in the warehouse", m integer "Units sold this year", at date)
+ stock(id integer, sold integer "Units sold this year", available integer "Units in the warehouse", at date)
= stock.n>stock.available
= stock.m>stock.sold

a prefix removed
- accounts(account_id integer, account_name text, account_state text)
+ accounts(id integer, name text, state text)
= accounts.account_id>accounts.id
= accounts.account_name>accounts.name
= accounts.account_state>accounts.state

json to jsonb with a new name
- jobs(id integer, args json, at date)
+ jobs(id integer, arguments jsonb, at date)
= jobs.args>jobs.arguments

a flag
- users(id integer, active boolean, name text)
+ users(id integer, is_active boolean, name text)
= users.active>users.is_active

timestamp without to with a zone
- users(id integer, signup timestamp without time zone, name text)
+ users(id integer, signed_up_at timestamp with time zone, name text)
= users.signup>users.signed_up_at

two without any similarity, by their positions
- points(id integer, a numeric, b numeric)
+ points(id integer, latitude numeric, longitude numeric)
= points.a>points.latitude
= points.b>points.longitude

nothing: another type at another position
- users(id integer, avatar bytea, name text)
+ users(id integer, name text, visits integer)

nothing: a column dropped, and another table added
- users(id integer, name text, city text)
+ users(id integer, name text)
+ visits(id integer, at date, page text)

nothing: unrelated tables
- logs(id integer, message text, at date)
+ invoices(id integer, amount numeric, due date, paid boolean)

nothing: a column of another meaning at the end
- users(id integer, fax text, name text, email text)
+ users(id integer, name text, email text, website text)

a list turned into one
- users(id integer, tag text, name text)
+ users(id integer, tags text[], name text)
`;

/** As above, from the histories of open source projects. They did not decide how much each likeness counts. */
const HISTORIES = `
blocked to silenced
- users(id integer, username text, blocked boolean, staged boolean, admin boolean)
+ users(id integer, username text, silenced boolean, staged boolean, admin boolean)
= users.blocked>users.silenced

services to integrations
- projects(id integer, path text)
- services(id integer, type text, title text, project_id integer > projects.id, properties text, active boolean)
+ projects(id integer, path text)
+ integrations(id integer, type text, title text, project_id integer > projects.id, properties text, active boolean, inherit_from_id bigint)
= services>integrations

commits to pipelines, with their key
- ci_commits(id integer, sha text, ref text, status text)
- ci_builds(id integer, commit_id integer > ci_commits.id, name text, stage text)
+ ci_pipelines(id integer, sha text, ref text, status text, duration integer)
+ ci_builds(id integer, pipeline_id integer > ci_pipelines.id, name text, stage text)
= ci_commits>ci_pipelines
= ci_builds.commit_id>ci_builds.pipeline_id

the author of a post
- users(id integer)
- posts(id integer, user_id integer > users.id, title text)
+ users(id integer)
+ posts(id integer, author_id integer > users.id, title text)
= posts.user_id>posts.author_id

a body to a content
- comments(id integer, body text, spam boolean, created_at timestamp without time zone)
+ comments(id integer, content text, spam boolean, created_at timestamp without time zone)
= comments.body>comments.content

a price in cents
- products(id integer, name text, price numeric(10,2), sku text)
+ products(id integer, name text, price_cents integer, sku text)
= products.price>products.price_cents

starred to bookmarked, at the end
- topic_users(user_id integer, topic_id integer, starred boolean, posted boolean)
+ topic_users(user_id integer, topic_id integer, posted boolean, bookmarked boolean)

a deleter
- users(id integer)
- actions(id integer, deleted_by integer > users.id, post_id integer)
+ users(id integer)
+ actions(id integer, deleted_by_id bigint > users.id, post_id integer)
= actions.deleted_by>actions.deleted_by_id

line items
- orders(id integer)
- line_items(id integer, order_id integer > orders.id, sku text, quantity integer, price numeric)
+ orders(id integer)
+ order_lines(id integer, order_id integer > orders.id, sku text, qty integer, price numeric)
= line_items>order_lines
= line_items.quantity>order_lines.qty

a renamed and an added column
- users(id integer, login text, email text)
+ users(id integer, username text, email text, bio text)
= users.login>users.username

a renamed and a removed column of one type
- users(id integer, login text, icq text, email text)
+ users(id integer, username text, email text)

dates that become timestamps
- events(id integer, start_date date, end_date date, title text)
+ events(id integer, starts_at timestamp with time zone, ends_at timestamp with time zone, title text)
= events.start_date>events.starts_at
= events.end_date>events.ends_at

a string that becomes a key
- countries(id integer, name text)
- users(id integer, country text, name text)
+ countries(id integer, name text)
+ users(id integer, country_id integer > countries.id, name text)

coordinates
- places(id integer, lat double precision, lng double precision, name text)
+ places(id integer, latitude numeric(9,6), longitude numeric(9,6), name text)
= places.lat>places.latitude
= places.lng>places.longitude

a password digest
- users(id integer, crypted_password text, salt text, email text)
+ users(id integer, password_digest text, email text)
= users.crypted_password>users.password_digest

people to persons and pets to animals
- people(id integer, name text, born date)
- pets(id integer, owner_id integer > people.id, name text, species text)
+ persons(id integer, name text, born date, email text)
+ animals(id integer, owner_id integer > persons.id, name text, species text)
= people>persons
= pets>animals

counters
- statuses(id bigint, likes integer, shares integer, text text)
+ statuses(id bigint, favourites_count integer, reblogs_count integer, text text)
= statuses.likes>statuses.favourites_count
= statuses.shares>statuses.reblogs_count

dropped tables beside a new one
- tags(id integer, name text)
- labels(id integer, name text, color text)
- notes(id integer, body text)
+ notes(id integer, body text)
+ categories(id integer, name text, slug text, parent_id integer)

a lookup table among two alike
- statuses(id integer, name text)
- kinds(id integer, name text)
+ states(id integer, name text)
+ types(id integer, name text)
= statuses>states
= kinds>types
`;

/** A change of tables, and the renames in it. */
export interface KnownRename {
  readonly title: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly renamed: readonly string[];
}

export const knownRenames: readonly KnownRename[] = [CHANGES, HISTORIES].flatMap((text) =>
  text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [title = '', ...lines] = block.split('\n');
      const marked = (mark: string) =>
        lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
      return { title, from: marked('-'), to: marked('+'), renamed: marked('=') };
    }),
);
