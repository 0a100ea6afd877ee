/** Identifiers of rows. Pure. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True when `text` could be the identifier of a row: what an address brings is asked before the database is. */
export const isId = (text: string): boolean => ID.test(text);
