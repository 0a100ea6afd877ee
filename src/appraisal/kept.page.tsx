/** The page of who sends after their session ended, or once another link was opened: everything that was typed, to send again. */
import { Layout, type Shell } from '../ui/layout.tsx';
import { FORM_WORDS } from './form-words.ts';

export interface KeptPageProps {
  shell: Shell;
  action: string;
  fields: readonly [string, string][];
  /** Why it was not taken: nobody is there any more, or another link was opened in this browser. */
  why: 'over' | 'another';
  /** By what one came before: it is not known of a browser that kept nothing. */
  by: 'link' | 'account' | null;
}

/** What was typed, hidden in a form that sends it again. */
export function KeptPage({ shell, action, fields, why, by }: KeptPageProps) {
  const w = FORM_WORDS[shell.lang].over;
  const intent = fields.find(([name]) => name === 'intent')?.[1] ?? 'save';
  return (
    <Layout shell={shell} title={w.title[why]} focused unlisted>
      <header>
        <h1>{w.title[why]}</h1>
        <p class="lede">{w.text}</p>
      </header>
      <form class="form" method="post" action={action}>
        {fields
          .filter(([name]) => name !== 'intent')
          .map(([name, value]) => (
            <textarea key={`${name} ${value}`} name={name} hidden>
              {value}
            </textarea>
          ))}
        <p>{w.how[why === 'over' && by === 'account' ? by : why]}</p>
        <div class="actions">
          {why === 'over' && by !== 'link' ? (
            <a class="button quiet" href={`/enter?next=${encodeURIComponent(action)}`} target="_blank" rel="noopener">
              {w.enter}
            </a>
          ) : null}
          <button class="button" name="intent" value={intent}>
            {w.again}
          </button>
        </div>
      </form>
    </Layout>
  );
}
