/** Walks a guide as data: every object in it, with its path. What lint, diff and the trace share. Pure. */

export type Path = readonly (string | number)[];
export interface Visit {
  path: Path;
  node: Readonly<Record<string, unknown>>;
  /** Whether the item or one around it says where it comes from. */
  sourced: boolean;
}

/** Parts whose items need no provenance of their own: they describe the file, not the programme. */
const NOT_ITEMS = new Set(['source', 'clauses']);

/** Every object of `guide`, outermost first. */
export function* visit(guide: object): Generator<Visit> {
  yield* walk(guide as Readonly<Record<string, unknown>>, [], false);
}

function* walk(node: Readonly<Record<string, unknown>>, path: Path, above: boolean): Generator<Visit> {
  const sourced = above || node['clause'] !== undefined || node['default'] !== undefined;
  yield { path, node, sourced };
  for (const [key, value] of Object.entries(node)) {
    if (path.length === 0 && NOT_ITEMS.has(key)) continue;
    yield* inside(value, [...path, key], sourced);
  }
}

function* inside(value: unknown, path: Path, sourced: boolean): Generator<Visit> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* inside(each, [...path, index], sourced);
  } else if (value !== null && typeof value === 'object') {
    yield* walk(value as Readonly<Record<string, unknown>>, path, sourced);
  }
}

/** Clauses that `node` itself cites. */
export function clausesOf(node: Readonly<Record<string, unknown>>): readonly string[] {
  const { clause } = node;
  if (typeof clause === 'string') return [clause];
  return Array.isArray(clause) ? clause.filter((each): each is string => typeof each === 'string') : [];
}

/** A path with identifiers in place of positions: "deliverables.memoir.outline.introduction". */
export function named(guide: object, path: Path): string {
  let node: unknown = guide;
  const names = path.map((step) => {
    node = (node as Record<string | number, unknown>)[step];
    const id = typeof step === 'number' && node !== null && typeof node === 'object' ? (node as { id?: unknown }).id : undefined;
    return typeof id === 'string' ? id : String(step);
  });
  return names.join('.');
}
