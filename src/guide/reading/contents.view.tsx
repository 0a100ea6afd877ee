/** The contents beside the text. An island marks the part being read; without it the list is plain links. */
import type { Entry } from './contents.ts';

function List({ entries }: { entries: readonly Entry[] }) {
  return (
    <ol>
      {entries.map((e) => (
        <li key={e.id}>
          <a href={`#${e.id}`}>{e.title}</a>
          {e.children.length ? <List entries={e.children} /> : null}
        </li>
      ))}
    </ol>
  );
}

/** A navigation list of `entries`. */
export function Contents({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <nav class="contents" aria-labelledby="contents-title" data-contents>
      <h2 id="contents-title">{title}</h2>
      <List entries={entries} />
    </nav>
  );
}
