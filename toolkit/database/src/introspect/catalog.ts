/** The fixed oids of the system catalogs that a dependency can refer to. */
export const catalog = {
  pg_class: 1259,
  pg_type: 1247,
  pg_proc: 1255,
  pg_constraint: 2606,
  pg_attrdef: 2604,
  pg_rewrite: 2618,
  pg_trigger: 2620,
  pg_policy: 3256,
  pg_namespace: 2615,
  pg_extension: 3079,
  pg_statistic_ext: 3381,
  pg_cast: 2605,
  pg_collation: 3456,
  pg_ts_dict: 3600,
  pg_ts_config: 3602,
  pg_operator: 2617,
  pg_opfamily: 2753,
  pg_opclass: 2616,
  pg_amop: 2602,
  pg_amproc: 2603,
  pg_event_trigger: 3466,
  pg_foreign_server: 1417,
  pg_user_mapping: 1418,
  pg_foreign_data_wrapper: 2328,
  pg_publication: 6104,
  pg_publication_rel: 6106,
  pg_publication_namespace: 6237,
} as const;

/** The name of a system catalog. */
export type CatalogName = keyof typeof catalog;
