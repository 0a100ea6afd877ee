/** Pages for what went wrong: a missing page, a refusal, what may be asked again in a moment, a fault with its number. */
import { Layout, type Shell } from './layout.tsx';
import { UI_WORDS } from './words.ts';

/** The page of an error. `refusal`: words of a foreseen refusal; `fault`: number that the logs carry. Neither: not found. */
export function ErrorPage({ shell, refusal, fault }: { shell: Shell; refusal?: string; fault?: string }) {
  const words = UI_WORDS[shell.lang];
  const title = fault ? words.fault.title : refusal ? words.refused.title : words.notFound.title;
  return (
    <Layout shell={shell} title={title} unlisted>
      <header>
        <h1>{title}</h1>
        <p class="lede">{fault ? words.fault.text : (refusal ?? words.notFound.text)}</p>
      </header>
      {fault ? (
        <dl class="facts sheet">
          <dt>{words.fault.id}</dt>
          <dd>
            <code>{fault}</code>
          </dd>
        </dl>
      ) : null}
      <p class="actions">
        <a class="button" href="/">
          {words.back}
        </a>
      </p>
    </Layout>
  );
}

/** How the same is asked again: a page by its address, a form by what it sent; null for what is not held any more, a file. */
export type Again = { url: string; fields: readonly (readonly [name: string, value: string])[] | null } | null;

/** The page of what cannot be done now: nothing typed is lost. */
export function LaterPage({ shell, said, again }: { shell: Shell; said: string; again: Again }) {
  const words = UI_WORDS[shell.lang].later;
  return (
    <Layout shell={shell} title={words.title} focused unlisted>
      <header>
        <h1>{words.title}</h1>
        <p class="lede">{said}</p>
      </header>
      {again === null ? <p>{words.back}</p> : null}
      {again?.fields ? (
        <form class="sheet door" method="post" action={again.url}>
          <p>{words.sent}</p>
          {again.fields.map(([name, value], at) => (
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          <p class="actions">
            <button class="button" type="submit">
              {words.again}
            </button>
          </p>
        </form>
      ) : null}
      {again && !again.fields ? (
        <p class="actions">
          <a class="button" href={again.url}>
            {words.again}
          </a>
        </p>
      ) : null}
    </Layout>
  );
}
