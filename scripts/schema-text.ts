/** A database's tables, constraints, indexes, triggers and functions as text, the same from PostgreSQL 15 on. */
import type { Pool } from 'pg';

const QUERIES: readonly (readonly [title: string, sql: string])[] = [
  [
    'columns',
    `SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attnum`,
  ],
  [
    'constraints',
    `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1`,
  ],
  ['indexes', `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`],
  [
    'triggers',
    `SELECT pg_get_triggerdef(t.oid) AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  ],
  [
    'functions',
    `SELECT pg_get_functiondef(oid) AS line FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' ORDER BY 1`,
  ],
];

/** The schema of the database behind `pool`. */
export async function schemaText(pool: Pool): Promise<string> {
  const parts: string[] = [];
  for (const [title, sql] of QUERIES) {
    const { rows } = await pool.query<{ line: string }>(sql);
    parts.push(`-- ${title}`, ...rows.map((row) => row.line.trimEnd()), '');
  }
  return parts.join('\n');
}
