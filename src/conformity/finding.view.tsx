/** A finding on a page: what, why, what to do, where; and the rules that passed or could not be told. */
import type { ComponentChildren } from 'preact';
import { Sign, type Tone } from '../ui/signal.tsx';
import type { Numbered } from './report-view.ts';
import type { CheckWords } from './web-words.ts';

/** Pages shown as links before the rest is only counted. */
const LINKS = 12;

/** One finding. `pageLink` is the address of a page of the report; `children` stand under it. */
export function FindingView({
  item,
  words: w,
  pageLink,
  children,
}: {
  item: Numbered;
  words: CheckWords;
  pageLink: (page: number) => string;
  children?: ComponentChildren;
}) {
  const { finding, number, tone, pages } = item;
  const { what, why, todo } = finding.message;
  return (
    <article class={`finding ${tone}${item.waived ? ' waived' : ''}`} id={`finding-${number}`}>
      <Sign tone={tone} />
      <div>
        <h3>
          <span class="visually-hidden">{`${item.waived ? w.waived : w.tones[tone]}. `}</span>
          {item.waived ? <s>{what}</s> : what}
        </h3>
        <p class="why">{why}</p>
        <p class="todo">{todo}</p>
      </div>
      <p class="where">
        {finding.place?.box && !item.waived ? (
          <span class="soft">
            {w.tag} <span class="tag">{number}</span>
          </span>
        ) : null}
        {pages.length ? (
          pages.slice(0, LINKS).map((page, i) => (
            <a key={page} href={pageLink(page)} data-page={page}>
              {i === 0 ? (
                `${w.show}\u00a0${page}`
              ) : (
                <>
                  <span class="visually-hidden">{`${w.show} `}</span>
                  {page}
                </>
              )}
            </a>
          ))
        ) : (
          <span class="soft">{w.wholeFile}</span>
        )}
        {pages.length > LINKS ? <span class="soft">{`+ ${pages.length - LINKS}`}</span> : null}
      </p>
      {children}
    </article>
  );
}

/** A line for a rule without finding: its signal, its words, its clause. */
export function RuleLine({
  tone,
  word,
  clause,
  children,
}: {
  tone: Tone;
  word: string;
  clause: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <li class={`ok ${tone}`}>
      <Sign tone={tone} />
      <span>
        <span class="visually-hidden">{`${word}. `}</span>
        {children}
      </span>
      {clause}
    </li>
  );
}
