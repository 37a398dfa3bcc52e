import type { KindSample } from './kind-sample.ts';

/** Text search dictionaries and configurations, and what uses them. */
export const textSearch: readonly KindSample[] = [
  {
    kind: 'text search',
    sql: `
      create text search dictionary plain (template = simple); create text search dictionary "Stems" (template = snowball, language = 'english', stopwords = 'english');
      create text search dictionary spelled (template = ispell, dictfile = ispell_sample, afffile = ispell_sample, stopwords = 'english');
      create text search dictionary replaced (template = synonym, synonyms = 'synonym_sample', casesensitive = true); create text search dictionary refused (template = simple, accept = false);
      comment on text search dictionary "Stems" is 'It''s English';
      create text search configuration copied (copy = pg_catalog.english); comment on text search configuration copied is 'A copy';
      create text search configuration "Own" (parser = "default"); alter text search configuration "Own" add mapping for asciiword, word with replaced, "Stems", plain;
      alter text search configuration "Own" add mapping for int with simple; create text search configuration empty (parser = pg_catalog."default");
      create table pages (id int primary key, body text, words tsvector generated always as (to_tsvector('"Own"', body)) stored, lang regconfig default 'copied');
      create index on pages using gin (to_tsvector('copied', body)); create index on pages using gin (words);
      create view found as select id, to_tsquery('"Own"', 'a') as q from pages; create function search(q text) returns tsquery language sql return plainto_tsquery('copied', q);
      create trigger t before insert on pages for each row when (to_tsvector('copied', new.body) is not null) execute function suppress_redundant_updates_trigger();`,
  },
];
