import { expect, test } from '@jest/globals';
import { foreignKeyProblem } from './foreign-key-problem.ts';

/** The messages for both sides in each language that PostgreSQL 15 has, with the order of their arguments. */
const MESSAGES: Readonly<Record<string, readonly [missing: string, inUse: string]>> = {
  English: [
    'insert or update on table "$F" violates foreign key constraint "$C"',
    'update or delete on table "$P" violates foreign key constraint "$C" on table "$F"',
  ],
  Chinese: [
    '插入或更新表 "$F" 违反外键约束 "$C"',
    '在 "$P" 上的更新或删除操作违反了在 "$F" 上的外键约束 "$C"',
  ],
  French: [
    'une instruction insert ou update sur la table « $F » viole la contrainte de clé\nétrangère « $C »',
    'UPDATE ou DELETE sur la table « $P » viole la contrainte de clé étrangère « $C » de la table « $F »',
  ],
  German: [
    'Einfügen oder Aktualisieren in Tabelle »$F« verletzt Fremdschlüssel-Constraint »$C«',
    'Aktualisieren oder Löschen in Tabelle »$P« verletzt Fremdschlüssel-Constraint »$C« von Tabelle »$F«',
  ],
  Italian: [
    'la INSERT o l\'UPDATE sulla tabella "$F" viola il vincolo di chiave esterna "$C"',
    'l\'istruzione UPDATE o DELETE sulla tabella "$P" viola il vincolo di chiave esterna "$C" sulla tabella "$F"',
  ],
  Japanese: [
    'テーブル"$F"への挿入、更新は外部キー制約"$C"に違反しています',
    'テーブル"$P"の更新または削除は、テーブル"$F"の外部キー制約"$C"に違反します',
  ],
  Korean: [
    '"$F" 테이블에서 자료 추가, 갱신 작업이 "$C" 참조키(foreign key) 제약 조건을 위배했습니다',
    '"$P" 테이블의 자료 갱신, 삭제 작업이 "$C" 참조키(foreign key) 제약 조건 - "$F" 테이블 - 을 위반했습니다',
  ],
  Russian: [
    'INSERT или UPDATE в таблице "$F" нарушает ограничение внешнего ключа "$C"',
    'UPDATE или DELETE в таблице "$P" нарушает ограничение внешнего ключа "$C" таблицы "$F"',
  ],
  Spanish: [
    'inserción o actualización en la tabla «$F» viola la llave foránea «$C»',
    'update o delete en «$P» viola la llave foránea «$C» en la tabla «$F»',
  ],
  Swedish: [
    'insert eller update på tabell "$F" bryter mot främmande nyckel-villkoret "$C"',
    'update eller delete på tabell "$P" bryter mot främmande nyckel-villkoret "$C" för tabell "$F"',
  ],
  Ukrainian: [
    'insert або update в таблиці "$F" порушує обмеження зовнішнього ключа "$C"',
    'update або delete в таблиці "$P" порушує обмеження зовнішнього ключа "$C" таблиці "$F"',
  ],
};
const NAMES = [
  { F: 'visits', P: 'people', C: 'visits_person_id_fkey' },
  { F: 'people', P: 'people', C: 'people' },
  { F: 'table', P: 'key', C: 'foreign' },
  { F: 'a', P: 'b', C: 'a - b' },
  { F: 'x - y', P: 'p - q', C: 'c' },
  { F: 'a"b', P: 'c"d', C: 'e"f' },
];
const STATEMENTS = [
  '',
  'insert into "visits" ("a") values ($1) - ',
  'delete from "people" where "a" = \' - \' - ',
];

const cases = Object.entries(MESSAGES).flatMap(([language, messages]) =>
  NAMES.flatMap((names) =>
    STATEMENTS.flatMap((statement) =>
      (['missing', 'in use'] as const).map((problem, i) => {
        const text = String(messages[i]).replace(/\$([FPC])/g, (_, name: 'F' | 'P' | 'C') => names[name]);
        return [problem, language, `${statement}${text}`, names] as const;
      }),
    ),
  ),
);

test.each(cases)('recognizes "%s" in %s: %s', (problem, _, message, { F, C }) => {
  expect(foreignKeyProblem({ code: '23503', message, table: F, constraint: C })).toBe(problem);
});

test.each([
  undefined,
  'a message of another form',
  `${'a statement - '.repeat(100_000)}a message`,
  'visits violates visits_fkey',
])('does not guess without a message that quotes the names', (message) => {
  const error = { code: '23503', table: 'visits', constraint: 'visits_fkey' };
  expect(foreignKeyProblem({ ...error, message })).toBeUndefined();
});

test('recognizes the code of `restrict` without a message', () => {
  expect(foreignKeyProblem({ code: '23001', table: 'visits', constraint: 'visits_fkey' })).toBe('in use');
});
