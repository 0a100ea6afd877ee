/** Where a company tutor says which colleague follows the mission in their place. */
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { type Mission, nameOf } from './mission.ts';
import type { TypedOutsider } from './outsider-form.ts';
import { OutsiderFields } from './outsider.view.tsx';
import { OUTSIDER_WORDS } from './outsider-words.ts';

export interface HandOnProps {
  shell: Shell;
  mission: Mission;
  typed: TypedOutsider;
  errors: Errors;
}

/** The form that passes a mission on. */
export function HandOnPage({ shell, mission, typed, errors }: HandOnProps) {
  const w = OUTSIDER_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.handOnTitle} current="home" unlisted>
      <header>
        <h1>{w.handOnTitle}</h1>
        <p class="lede">{w.handOnLede(nameOf(mission.student))}</p>
      </header>
      <ErrorSummary title={w.handOnRefused} errors={errors} />
      <form class="form" method="post" action={`/missions/${mission.id}/hand-on`}>
        <OutsiderFields shell={shell} typed={typed} errors={errors} />
        <div class="actions">
          <button class="button" type="submit">
            {w.handOn}
          </button>
        </div>
      </form>
    </Layout>
  );
}
