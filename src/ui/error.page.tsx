/** Pages for what went wrong: a missing page, a refusal, a fault with its number. */
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
