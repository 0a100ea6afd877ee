/** Check list of the annexes, cover page and declarations of a deliverable. */
import type { Deliverable } from '../deliverable.ts';
import type { Text } from '../words.ts';
import { Marks, Says, type Sourced, When } from './provenance.view.tsx';
import type { Reading } from './reading.ts';

/** A list of items that are words with their provenance. */
export function Items({
  items,
  r,
  ordered,
}: {
  items: readonly ({ id: string; text: Text } & Sourced)[];
  r: Reading;
  ordered?: boolean;
}) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List>
      {items.map((item) => (
        <li key={item.id}>
          <Says text={item.text} r={r} />
          <Marks of={item} r={r} />
        </li>
      ))}
    </List>
  );
}

/** The same, set as paragraphs. */
export function Paragraphs({ items, r }: { items: readonly ({ id: string; text: Text } & Sourced)[]; r: Reading }) {
  return (
    <>
      {items.map((item) => (
        <p key={item.id}>
          <Says text={item.text} r={r} />
          <Marks of={item} r={r} />
        </p>
      ))}
    </>
  );
}

/** What the annexes hold, item by item. */
export function AnnexList({ annexes, r }: { annexes: NonNullable<Deliverable['annexes']>; r: Reading }) {
  return (
    <>
      <Marks of={annexes} r={r} />
      <ul>
        {annexes.items.map((item) => (
          <li key={item.id}>
            <Says text={item.label} r={r} />
            <Marks of={item} r={r} /> <When when={item.when} r={r} as="span" />
            {item.parts.length ? (
              <ul>
                {item.parts.map((part) => (
                  <li key={part.id}>
                    <Says text={part.label} r={r} />
                    {part.qr?.host ? <small class="soft">{` (${part.qr.host})`}</small> : null}
                    <Marks of={part} r={r} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the cover page shows. */
export function CoverList({ cover, r }: { cover: NonNullable<Deliverable['cover']>; r: Reading }) {
  return (
    <>
      <Marks of={cover} r={r} />
      <ul>
        {cover.items.map((item) => (
          <li key={item.id}>
            <Says text={item.label} r={r} />
            <Marks of={item} r={r} />
          </li>
        ))}
      </ul>
    </>
  );
}
