// Generated from the types of the descriptors: do not edit, generate again.
import type { Shapes } from './shape.ts';
export const shapes: Shapes = {
 "SchemaDescriptor": {
  "$schema?": [
   "values",
   "urn:trellis:descriptors:1"
  ],
  "name": "string",
  "doc?": "string",
  "version?": "string",
  "migrations?": [
   "list",
   "string"
  ],
  "tables": [
   "record",
   "@TableDescriptor"
  ],
  "naming?": "@NamingConvention",
  "schemas?": [
   "list",
   {
    "name": "string",
    "owner?": "string",
    "privileges?": [
     "list",
     "@Privilege"
    ],
    "renamedFrom?": "string",
    "doc?": "string",
    "absent?": [
     "values",
     true
    ]
   }
  ],
  "extensions?": [
   "list",
   [
    "either",
    {
     "name": "string",
     "renamedFrom?": "string",
     "memberPrivileges?": [
      "list",
      "@MemberPrivileges"
     ],
     "schema?": "string",
     "doc?": "string"
    },
    "string"
   ]
  ],
  "enums?": [
   "list",
   {
    "values": [
     "list",
     "string"
    ],
    "name": "string",
    "owner?": "string",
    "privileges?": [
     "list",
     "@Privilege"
    ],
    "renamedFrom?": "string",
    "renamedValues?": [
     "record",
     "string"
    ],
    "schema?": "string",
    "doc?": "string"
   }
  ],
  "domains?": [
   "list",
   "@DomainDescriptor"
  ],
  "compositeTypes?": [
   "list",
   {
    "name": "string",
    "attributes": [
     "list",
     {
      "name": "string",
      "comment?": "string",
      "renamedFrom?": "string",
      "type": "string",
      "collation?": "string"
     }
    ],
    "owner?": "string",
    "privileges?": [
     "list",
     "@Privilege"
    ],
    "renamedFrom?": "string",
    "schema?": "string",
    "doc?": "string"
   }
  ],
  "rangeTypes?": [
   "list",
   {
    "name": "string",
    "collation?": "string",
    "owner?": "string",
    "privileges?": [
     "list",
     "@Privilege"
    ],
    "renamedFrom?": "string",
    "opclass?": "string",
    "subtype": "string",
    "canonical?": "string",
    "subtypeDiff?": "string",
    "multirangeName?": "string",
    "multirangeSchema?": "string",
    "schema?": "string",
    "doc?": "string"
   }
  ],
  "sequences?": [
   "list",
   {
    "name": "string",
    "type?": [
     "values",
     "integer",
     "smallint"
    ],
    "start?": "string",
    "ownedBy?": {
     "schema": "string",
     "table": "string",
     "column": "string"
    },
    "unlogged?": [
     "values",
     true
    ],
    "owner?": "string",
    "privileges?": [
     "list",
     "@Privilege"
    ],
    "renamedFrom?": "string",
    "cache?": "string",
    "increment?": "string",
    "minValue?": "string",
    "maxValue?": "string",
    "cycle?": [
     "values",
     true
    ],
    "schema?": "string",
    "doc?": "string"
   }
  ],
  "views?": [
   "list",
   "@ViewDescriptor"
  ],
  "routines?": [
   "list",
   {
    "name": "string",
    "owner?": "string",
    "privileges?": [
     "list",
     "@Privilege"
    ],
    "renamedFrom?": "string",
    "dependsOnExtensions?": [
     "list",
     "string"
    ],
    "kind": [
     "values",
     "aggregate",
     "function",
     "procedure",
     "window"
    ],
    "definition": "string",
    "arguments": "string",
    "signature?": "string",
    "schema?": "string",
    "doc?": "string"
   }
  ],
  "statistics?": [
   "list",
   {
    "name": "string",
    "table": "@QualifiedName",
    "target?": "number",
    "owner?": "string",
    "renamedFrom?": "string",
    "definition": "string",
    "schema?": "string",
    "doc?": "string"
   }
  ],
  "defaultPrivileges?": [
   "list",
   "@DefaultPrivilege"
  ],
  "publications?": [
   "list",
   "@PublicationDescriptor"
  ],
  "casts?": [
   "list",
   "@CastDescriptor"
  ],
  "collations?": [
   "list",
   "@CollationDescriptor"
  ],
  "textSearchDictionaries?": [
   "list",
   "@TextSearchDictionaryDescriptor"
  ],
  "textSearchConfigurations?": [
   "list",
   "@TextSearchConfigurationDescriptor"
  ],
  "operators?": [
   "list",
   "@OperatorDescriptor"
  ],
  "operatorFamilies?": [
   "list",
   "@OperatorFamilyDescriptor"
  ],
  "operatorClasses?": [
   "list",
   "@OperatorClassDescriptor"
  ],
  "eventTriggers?": [
   "list",
   "@EventTriggerDescriptor"
  ],
  "foreignDataWrappers?": [
   "list",
   "@ForeignDataWrapperDescriptor"
  ],
  "foreignServers?": [
   "list",
   "@ForeignServerDescriptor"
  ],
  "userMappings?": [
   "list",
   "@UserMapping"
  ]
 },
 "TableDescriptor": {
  "name": "string",
  "schema?": "string",
  "columns": [
   "record",
   "@ColumnDescriptor"
  ],
  "primaryKey?": [
   "either",
   [
    "list",
    "string"
   ],
   "@KeyDescriptor"
  ],
  "uniques?": [
   "list",
   "@UniqueDescriptor"
  ],
  "foreignKeys?": [
   "list",
   "@ForeignKeyDescriptor"
  ],
  "checks?": [
   "list",
   [
    "either",
    {
     "renamedFrom?": "string",
     "notValid?": [
      "values",
      true
     ],
     "notEnforced?": [
      "values",
      true
     ],
     "local?": [
      "values",
      false
     ],
     "expression": "string",
     "noInherit?": [
      "values",
      true
     ],
     "name?": "string",
     "doc?": "string"
    },
    "string"
   ]
  ],
  "exclusions?": [
   "list",
   {
    "name": "string",
    "renamedFrom?": "string",
    "tablespace?": "string",
    "clustered?": [
     "values",
     true
    ],
    "attachedTo?": "@QualifiedName",
    "only?": [
     "values",
     true
    ],
    "indexComment?": "string",
    "dependsOnExtensions?": [
     "list",
     "string"
    ],
    "definition": "string",
    "doc?": "string"
   }
  ],
  "indexes?": [
   "list",
   "@IndexDescriptor"
  ],
  "distribution?": [
   "either",
   {
    "shardCount?": "number",
    "column": "string",
    "colocateWith?": "string"
   },
   [
    "values",
    "reference"
   ]
  ],
  "relationships": [
   "record",
   "@Relationship"
  ],
  "doc?": "string",
  "partitions?": "@PartitionsDescriptor",
  "unlogged?": [
   "values",
   true
  ],
  "owner?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "renamedFrom?": "string",
  "storageParameters?": [
   "record",
   "string"
  ],
  "tablespace?": "string",
  "replicaIdentity?": [
   "values",
   "full",
   "nothing"
  ],
  "rules?": [
   "list",
   "@Rule"
  ],
  "triggers?": [
   "list",
   "@Trigger"
  ],
  "policies?": [
   "list",
   "@Policy"
  ],
  "rowSecurity?": [
   "values",
   "enabled",
   "forced",
   "forced only"
  ],
  "partitionBy?": "string",
  "partitionOf?": {
   "schema": "string",
   "name": "string",
   "bound": "string"
  },
  "inherits?": [
   "list",
   "@QualifiedName"
  ],
  "accessMethod?": "string",
  "ofType?": "string",
  "foreign?": "@ForeignSource"
 },
 "ColumnDescriptor": {
  "type": "string",
  "values?": [
   "list",
   "string"
  ],
  "doc?": "string",
  "nullable?": "boolean",
  "default?": [
   "either",
   "@Sql",
   [
    "either",
    "null",
    "string",
    "number",
    "boolean"
   ]
  ],
  "identity?": [
   "either",
   "@Identity",
   [
    "values",
    "always",
    "by default"
   ]
  ],
  "generated?": {
   "sql": "string",
   "kind?": [
    "values",
    "stored",
    "virtual"
   ]
  },
  "primaryKey?": "boolean",
  "unique?": "boolean",
  "references?": "string",
  "onDelete?": [
   "values",
   "cascade",
   "no action",
   "restrict",
   "set default",
   "set null"
  ],
  "onUpdate?": [
   "values",
   "cascade",
   "no action",
   "restrict",
   "set default",
   "set null"
  ],
  "collation?": "string",
  "storage?": [
   "values",
   "extended",
   "external",
   "main",
   "plain"
  ],
  "compression?": [
   "values",
   "lz4",
   "pglz"
  ],
  "statisticsTarget?": "number",
  "options?": [
   "record",
   "string"
  ],
  "foreignOptions?": [
   "record",
   "string"
  ],
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "notNullConstraint?": {
   "name?": "string",
   "local?": "boolean",
   "notValid?": [
    "values",
    true
   ],
   "noInherit?": [
    "values",
    true
   ],
   "comment?": "string"
  },
  "local?": [
   "values",
   false
  ],
  "renamedFrom?": "string",
  "using?": "string",
  "backfill?": [
   "either",
   "@Sql",
   [
    "either",
    "string",
    "number",
    "boolean"
   ]
  ],
  "exact?": [
   "values",
   true
  ],
  "format?": "string",
  "pattern?": "string",
  "minLength?": "number",
  "maxLength?": "number",
  "minimum?": "number",
  "maximum?": "number"
 },
 "Sql": {
  "sql": "string"
 },
 "Identity": {
  "generation": [
   "values",
   "always",
   "by default"
  ],
  "sequenceName?": "string",
  "type?": [
   "values",
   "bigint",
   "integer",
   "smallint"
  ],
  "unlogged?": "boolean",
  "comment?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "start?": "string",
  "increment?": "string",
  "minValue?": "string",
  "maxValue?": "string",
  "cache?": "string",
  "cycle?": [
   "values",
   true
  ]
 },
 "Privilege": {
  "grantee": "string",
  "privilege": "string",
  "grantable?": [
   "values",
   true
  ],
  "grantor?": "string"
 },
 "KeyDescriptor": {
  "columns": [
   "list",
   "string"
  ],
  "name?": "string",
  "doc?": "string",
  "renamedFrom?": "string",
  "include?": [
   "list",
   "string"
  ],
  "storageParameters?": [
   "record",
   "string"
  ],
  "tablespace?": "string",
  "withoutOverlaps?": [
   "values",
   true
  ],
  "replicaIdentity?": [
   "values",
   true
  ],
  "clustered?": [
   "values",
   true
  ],
  "attachedTo?": "@QualifiedName",
  "only?": [
   "values",
   true
  ],
  "indexComment?": "string",
  "dependsOnExtensions?": [
   "list",
   "string"
  ],
  "deferrable?": [
   "values",
   true
  ],
  "initiallyDeferred?": [
   "values",
   true
  ]
 },
 "QualifiedName": {
  "schema": "string",
  "name": "string"
 },
 "UniqueDescriptor": {
  "nullsNotDistinct?": [
   "values",
   true
  ],
  "columns": [
   "list",
   "string"
  ],
  "name?": "string",
  "doc?": "string",
  "renamedFrom?": "string",
  "include?": [
   "list",
   "string"
  ],
  "storageParameters?": [
   "record",
   "string"
  ],
  "tablespace?": "string",
  "withoutOverlaps?": [
   "values",
   true
  ],
  "replicaIdentity?": [
   "values",
   true
  ],
  "clustered?": [
   "values",
   true
  ],
  "attachedTo?": "@QualifiedName",
  "only?": [
   "values",
   true
  ],
  "indexComment?": "string",
  "dependsOnExtensions?": [
   "list",
   "string"
  ],
  "deferrable?": [
   "values",
   true
  ],
  "initiallyDeferred?": [
   "values",
   true
  ]
 },
 "ForeignKeyDescriptor": {
  "columns": [
   "list",
   "string"
  ],
  "references": {
   "table": "string",
   "columns": [
    "list",
    "string"
   ]
  },
  "onDelete?": [
   "values",
   "cascade",
   "no action",
   "restrict",
   "set default",
   "set null"
  ],
  "onDeleteColumns?": [
   "list",
   "string"
  ],
  "onUpdate?": [
   "values",
   "cascade",
   "no action",
   "restrict",
   "set default",
   "set null"
  ],
  "match?": [
   "values",
   "full"
  ],
  "notValid?": [
   "values",
   true
  ],
  "notEnforced?": [
   "values",
   true
  ],
  "period?": [
   "values",
   true
  ],
  "local?": [
   "values",
   false
  ],
  "name?": "string",
  "doc?": "string",
  "renamedFrom?": "string",
  "deferrable?": [
   "values",
   true
  ],
  "initiallyDeferred?": [
   "values",
   true
  ]
 },
 "IndexDescriptor": {
  "columns": [
   "list",
   [
    "either",
    {
     "collation?": "string",
     "opclass?": "string",
     "descending?": [
      "values",
      true
     ],
     "nulls?": [
      "values",
      "first",
      "last"
     ],
     "expression": "string"
    },
    {
     "collation?": "string",
     "opclass?": "string",
     "descending?": [
      "values",
      true
     ],
     "nulls?": [
      "values",
      "first",
      "last"
     ],
     "column": "string"
    },
    "string"
   ]
  ],
  "include?": [
   "list",
   "string"
  ],
  "name?": "string",
  "doc?": "string",
  "method?": "string",
  "renamedFrom?": "string",
  "storageParameters?": [
   "record",
   "string"
  ],
  "tablespace?": "string",
  "replicaIdentity?": [
   "values",
   true
  ],
  "clustered?": [
   "values",
   true
  ],
  "attachedTo?": {
   "schema": "string",
   "name": "string"
  },
  "only?": [
   "values",
   true
  ],
  "dependsOnExtensions?": [
   "list",
   "string"
  ],
  "unique?": [
   "values",
   true
  ],
  "where?": "string",
  "nullsNotDistinct?": [
   "values",
   true
  ],
  "statisticsTargets?": [
   "record",
   "number"
  ]
 },
 "Relationship": {
  "direction": [
   "values",
   "many-to-many",
   "many-to-one",
   "one-to-many",
   "one-to-one"
  ],
  "target": "string",
  "back_populates?": "string",
  "cascade?": [
   "list",
   [
    "values",
    "all",
    "delete",
    "delete-orphan",
    "expunge",
    "merge",
    "refresh-expire",
    "save-update"
   ]
  ],
  "secondary?": "string",
  "foreign_keys?": [
   "list",
   "string"
  ],
  "doc?": "string"
 },
 "PartitionsDescriptor": {
  "every": [
   "either",
   [
    "values",
    "day",
    "month",
    "week",
    "year"
   ],
   "number"
  ],
  "ahead": "number",
  "keep?": "number",
  "expired?": [
   "values",
   "detach",
   "drop"
  ],
  "from?": [
   "either",
   "string",
   "number"
  ],
  "timeZone?": "string"
 },
 "Rule": {
  "definition": "string",
  "enabled?": [
   "values",
   "always",
   "disabled",
   "replica"
  ],
  "name": "string",
  "comment?": "string",
  "renamedFrom?": "string"
 },
 "Trigger": {
  "definition": "string",
  "rejects?": [
   "values",
   true
  ],
  "transitions?": {
   "column": "string",
   "initial": [
    "list",
    "string"
   ],
   "moves": [
    "record",
    [
     "list",
     "string"
    ]
   ]
  },
  "enabled?": [
   "values",
   "always",
   "disabled",
   "origin",
   "replica"
  ],
  "local?": [
   "values",
   false
  ],
  "dependsOnExtensions?": [
   "list",
   "string"
  ],
  "name": "string",
  "comment?": "string",
  "renamedFrom?": "string"
 },
 "Policy": {
  "restrictive?": [
   "values",
   true
  ],
  "command?": [
   "values",
   "delete",
   "insert",
   "select",
   "update"
  ],
  "roles?": [
   "list",
   "string"
  ],
  "using?": "string",
  "withCheck?": "string",
  "name": "string",
  "comment?": "string",
  "renamedFrom?": "string"
 },
 "ForeignSource": {
  "server": "string",
  "options?": [
   "record",
   "string"
  ]
 },
 "NamingConvention": {
  "ix?": "string",
  "uq?": "string",
  "ck?": "string",
  "fk?": "string",
  "pk?": "string"
 },
 "MemberPrivileges": {
  "kind": [
   "values",
   "foreign data wrapper",
   "foreign server",
   "language",
   "routine",
   "schema",
   "sequence",
   "table",
   "type"
  ],
  "name": "string",
  "column?": "string",
  "granted?": [
   "list",
   "@Privilege"
  ],
  "revoked?": [
   "list",
   "@Privilege"
  ]
 },
 "DomainDescriptor": {
  "name": "string",
  "type": "string",
  "checks?": [
   "list",
   [
    "either",
    {
     "renamedFrom?": "string",
     "notValid?": [
      "values",
      true
     ],
     "notEnforced?": [
      "values",
      true
     ],
     "local?": [
      "values",
      false
     ],
     "expression": "string",
     "noInherit?": [
      "values",
      true
     ],
     "name?": "string",
     "doc?": "string"
    },
    "string"
   ]
  ],
  "default?": "string",
  "collation?": "string",
  "owner?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "renamedFrom?": "string",
  "notNullConstraint?": {
   "name?": "string",
   "comment?": "string"
  },
  "notNull?": [
   "values",
   true
  ],
  "schema?": "string",
  "doc?": "string",
  "pattern?": "string",
  "format?": "string",
  "minLength?": "number",
  "maxLength?": "number",
  "minimum?": "number",
  "maximum?": "number"
 },
 "ViewDescriptor": {
  "name": "string",
  "doc?": "string",
  "schema?": "string",
  "columns?": [
   "record",
   "@ViewColumnDescriptor"
  ],
  "key?": [
   "list",
   "string"
  ],
  "indexes?": [
   "list",
   "@IndexDefinition"
  ],
  "triggers?": [
   "list",
   "@Trigger"
  ],
  "rules?": [
   "list",
   "@Rule"
  ],
  "options?": [
   "record",
   "string"
  ],
  "owner?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "renamedFrom?": "string",
  "tablespace?": "string",
  "replicaIdentity?": [
   "values",
   "full",
   "nothing"
  ],
  "dependsOnExtensions?": [
   "list",
   "string"
  ],
  "accessMethod?": "string",
  "definition": "string",
  "materialized?": [
   "values",
   true
  ],
  "unpopulated?": [
   "values",
   true
  ]
 },
 "ViewColumnDescriptor": {
  "doc?": "string",
  "values?": [
   "list",
   "string"
  ],
  "nullable?": "boolean",
  "exact?": [
   "values",
   true
  ],
  "references?": "string",
  "type?": "string",
  "default?": "string",
  "storage?": [
   "values",
   "extended",
   "external",
   "main",
   "plain"
  ],
  "options?": [
   "record",
   "string"
  ],
  "collation?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "renamedFrom?": "string",
  "compression?": [
   "values",
   "lz4",
   "pglz"
  ],
  "statisticsTarget?": "number"
 },
 "IndexDefinition": {
  "unique?": [
   "values",
   true
  ],
  "method?": "string",
  "elements": [
   "list",
   "@IndexElement"
  ],
  "include?": [
   "list",
   "string"
  ],
  "nullsNotDistinct?": [
   "values",
   true
  ],
  "where?": "string",
  "storageParameters?": [
   "record",
   "string"
  ],
  "tablespace?": "string",
  "clustered?": [
   "values",
   true
  ],
  "replicaIdentity?": [
   "values",
   true
  ],
  "statisticsTargets?": [
   "record",
   "number"
  ],
  "attachedTo?": {
   "schema": "string",
   "name": "string"
  },
  "only?": [
   "values",
   true
  ],
  "invalid?": [
   "values",
   true
  ],
  "dependsOnExtensions?": [
   "list",
   "string"
  ],
  "name": "string",
  "comment?": "string",
  "renamedFrom?": "string"
 },
 "IndexElement": {
  "column?": "string",
  "expression?": "string",
  "collation?": "string",
  "opclass?": "string",
  "descending?": [
   "values",
   true
  ],
  "nulls?": [
   "values",
   "first",
   "last"
  ]
 },
 "DefaultPrivilege": {
  "role": "string",
  "schema?": "string",
  "objects": [
   "values",
   "ROUTINES",
   "SCHEMAS",
   "SEQUENCES",
   "TABLES",
   "TYPES"
  ],
  "privileges": [
   "list",
   "@Privilege"
  ]
 },
 "PublicationDescriptor": {
  "doc?": "string",
  "tables?": [
   "list",
   [
    "either",
    "@PublishedTableDescriptor",
    "string"
   ]
  ],
  "name": "string",
  "owner?": "string",
  "renamedFrom?": "string",
  "allTables?": [
   "values",
   true
  ],
  "schemas?": [
   "list",
   "string"
  ],
  "publish?": [
   "list",
   [
    "values",
    "delete",
    "insert",
    "truncate",
    "update"
   ]
  ],
  "viaPartitionRoot?": [
   "values",
   true
  ],
  "generatedColumns?": [
   "values",
   "stored"
  ]
 },
 "PublishedTableDescriptor": {
  "table": "string",
  "columns?": [
   "list",
   "string"
  ],
  "where?": "string"
 },
 "CastDescriptor": {
  "source": "string",
  "target": "string",
  "by": [
   "either",
   {
    "function": "string"
   },
   [
    "values",
    "binary",
    "inout"
   ]
  ],
  "context?": [
   "values",
   "assignment",
   "implicit"
  ],
  "doc?": "string"
 },
 "CollationDescriptor": {
  "name": "string",
  "owner?": "string",
  "renamedFrom?": "string",
  "provider?": [
   "values",
   "builtin",
   "icu",
   "libc"
  ],
  "locale?": "string",
  "lcCollate?": "string",
  "lcCtype?": "string",
  "deterministic?": [
   "values",
   false
  ],
  "rules?": "string",
  "schema?": "string",
  "doc?": "string"
 },
 "TextSearchDictionaryDescriptor": {
  "name": "string",
  "template": "string",
  "options?": [
   "record",
   "string"
  ],
  "owner?": "string",
  "renamedFrom?": "string",
  "schema?": "string",
  "doc?": "string"
 },
 "TextSearchConfigurationDescriptor": {
  "name": "string",
  "mappings?": [
   "record",
   [
    "list",
    "string"
   ]
  ],
  "owner?": "string",
  "renamedFrom?": "string",
  "parser?": "string",
  "schema?": "string",
  "doc?": "string"
 },
 "OperatorDescriptor": {
  "commutator?": "string",
  "negator?": "string",
  "function": "string",
  "join?": "string",
  "name": "string",
  "left?": "string",
  "right": "string",
  "owner?": "string",
  "restrict?": "string",
  "hashes?": [
   "values",
   true
  ],
  "merges?": [
   "values",
   true
  ],
  "schema?": "string",
  "doc?": "string"
 },
 "OperatorFamilyDescriptor": {
  "name": "string",
  "method": "string",
  "owner?": "string",
  "renamedFrom?": "string",
  "operators?": [
   "list",
   "@MemberOperator"
  ],
  "functions?": [
   "list",
   "@MemberFunction"
  ],
  "schema?": "string",
  "doc?": "string"
 },
 "MemberOperator": {
  "strategy": "number",
  "operator": "string",
  "types": [
   "list",
   "string"
  ],
  "orderBy?": "string"
 },
 "MemberFunction": {
  "support": "number",
  "function": "string",
  "types": [
   "list",
   "string"
  ]
 },
 "OperatorClassDescriptor": {
  "name": "string",
  "type": "string",
  "default?": [
   "values",
   true
  ],
  "storage?": "string",
  "method": "string",
  "owner?": "string",
  "renamedFrom?": "string",
  "operators?": [
   "list",
   "@MemberOperator"
  ],
  "functions?": [
   "list",
   "@MemberFunction"
  ],
  "family?": "@QualifiedName",
  "schema?": "string",
  "doc?": "string"
 },
 "EventTriggerDescriptor": {
  "function": "string",
  "name": "string",
  "event": "string",
  "owner?": "string",
  "renamedFrom?": "string",
  "enabled?": [
   "values",
   "always",
   "disabled",
   "origin",
   "replica"
  ],
  "tags?": [
   "list",
   "string"
  ],
  "doc?": "string"
 },
 "ForeignDataWrapperDescriptor": {
  "name": "string",
  "options?": [
   "record",
   "string"
  ],
  "owner?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "renamedFrom?": "string",
  "handler?": "@QualifiedName",
  "validator?": "@QualifiedName",
  "doc?": "string"
 },
 "ForeignServerDescriptor": {
  "name": "string",
  "type?": "string",
  "options?": [
   "record",
   "string"
  ],
  "owner?": "string",
  "privileges?": [
   "list",
   "@Privilege"
  ],
  "renamedFrom?": "string",
  "wrapper": "string",
  "version?": "string",
  "doc?": "string"
 },
 "UserMapping": {
  "role": "string",
  "server": "string",
  "options?": [
   "record",
   "string"
  ],
  "passwordFrom?": "string"
 }
};
