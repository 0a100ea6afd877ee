/** What the school says of itself. */
import { Layout, type Shell } from '../ui/layout.tsx';
import { Prose } from '../ui/prose.view.tsx';

/** A notice. `lang`: language of the text where it is not the page's. */
export function NoticePage(props: {
  shell: Shell;
  title: string;
  text: string;
  lang: 'fr' | 'en' | undefined;
  school: string | null;
}) {
  return (
    <Layout shell={props.shell} title={props.title}>
      <header>
        {props.school ? (
          <p class="crumb">
            <bdi>{props.school}</bdi>
          </p>
        ) : null}
        <h1>{props.title}</h1>
      </header>
      <div class="notice-text" lang={props.lang}>
        <Prose source={props.text} />
      </div>
    </Layout>
  );
}
