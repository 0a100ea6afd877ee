/** The words of a guide on a page: their language, their clause marks, what it adds to its source, their conditions. */
import { Runs } from '../../ui/prose.view.tsx';
import type { Condition, Text } from '../words.ts';
import type { ReadingWords } from './words.ts';
import { foreign, plain, type Reading } from './reading.ts';

export interface Sourced {
  clause?: string | readonly string[] | undefined;
  default?: Text | undefined;
}

/** Words of the guide, small Markdown rendered, `lang` set where they are not in the page's language. */
export function Says({ text, r }: { text: Text; r: Reading }) {
  const lang = foreign(text, r);
  const words = <Runs text={plain(text, r)} />;
  return lang ? <span lang={lang}>{words}</span> : words;
}

/** The clause marks of an item (the first mark of a clause is its anchor), or the reason why the guide adds it. */
export function Marks({ of, r }: { of: Sourced; r: Reading }) {
  const clauses = of.clause === undefined ? [] : typeof of.clause === 'string' ? [of.clause] : of.clause;
  return (
    <>
      {clauses.map((id) => (
        <ClauseMark key={id} id={id} r={r} />
      ))}
      {of.default ? (
        <>
          {' '}
          <Added why={of.default} r={r} />
        </>
      ) : null}
    </>
  );
}

/** What a clause is about, in the language of its guide. */
function labelOf(id: string, r: Reading): string | undefined {
  const label = r.guide.clauses[id]?.label;
  return label === undefined ? undefined : plain(label, r);
}

/** One clause mark; a link to itself, so that it can be copied, or to the page of the guide. */
export function ClauseMark({ id, r }: { id: string; r: Reading }) {
  const first = r.elsewhere === undefined && !r.anchored.has(id);
  r.anchored.add(id);
  return (
    <>
      {' '}
      <a class="clause" id={first ? `clause-${id}` : undefined} href={`${r.elsewhere ?? ''}#clause-${id}`} title={labelOf(id, r)}>
        {id}
      </a>
    </>
  );
}

/** What a guide adds to its source, and why. */
export function Added({ why, r }: { why: Text; r: Reading }) {
  const { added } = r.words;
  return (
    <span class="added">
      {r.lang === 'fr' ? `${added}\u00a0: ` : `${added}: `}
      <span lang={foreign(why, r)}>{plain(why, r)}</span>
    </span>
  );
}

/** A condition in words: "Seulement si …". */
export function conditionWords(when: Condition, words: ReadingWords): string {
  const [facts, link] = 'any' in when ? [when.any, words.or] : [when.all, words.and];
  return `${words.onlyIf} ${facts.map((f) => words.facts[f]).join(link)}.`;
}

/** The condition of an item, when it has one. */
export function When({ when, r, as = 'p' }: { when: Condition | undefined; r: Reading; as?: 'p' | 'span' }) {
  if (!when) return null;
  const Tag = as;
  return <Tag class="condition">{conditionWords(when, r.words)}</Tag>;
}
