/** Kinds of columns: what is read, what is written, what never changes. Types only. */
import type { ColumnType } from 'kysely';

/** Set once, never updated. */
export type Instant = ColumnType<Date, Date | string, never>;
export type InstantByDefault = ColumnType<Date, Date | string | undefined, never>;
export type LaterInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** JSON: read as it is, written as text. */
export type Json<T = unknown> = ColumnType<T, string, string>;
export type Fixed<T> = ColumnType<T, T, never>;
export type Id = Fixed<string>;
export type NewId = ColumnType<string, string | undefined, never>;
/** `bigint`, which the driver reads as text. */
export type Big = ColumnType<string, number | string, never>;
/** `date`, read and written as "YYYY-MM-DD": stores select it as text. */
export type Day = ColumnType<string, string, string>;
