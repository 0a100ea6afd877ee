/** The page on which a student declares their mission, and confirms their company tutor. */
import type { Guide } from '../guide/schema.ts';
import { type Errors, ErrorSummary } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { MissionCrumb } from './crumb.view.tsx';
import { addressPage } from './address.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { type Mission, nameOf } from './mission.ts';
import type { Recorded } from './meanwhile.ts';
import { Meanwhile, VersionField } from './meanwhile.view.tsx';
import type { TypedMission } from './mission-form.ts';
import { MISSION_FORM_WORDS } from './mission-form-words.ts';
import { CheckField } from './fields.view.tsx';
import { AboutFields, DefaultButton, namedErrors, PeriodFields, TutorRows } from './mission-form.view.tsx';
import { OutlineAdded } from './outline-added.view.tsx';

export interface DeclareProps {
  shell: Shell;
  guide: Guide;
  mission: Mission;
  typed: TypedMission;
  /** Tutors whom the student says are not theirs. */
  wrong: ReadonlySet<string>;
  confirmed: boolean;
  errors: Errors;
  saved: boolean;
  /** The state of the mission that the form was filled from. */
  version: string;
  /** What someone else recorded meanwhile; null when nobody did. */
  meanwhile: readonly Recorded[] | null;
}

/** The field by which a student says that a tutor is not theirs. */
export const wrongField = (person: string): string => `wrong-${person}`;

/** Those declared already: an address that nobody confirmed may be said wrong. */
function KnownTutors({ shell, mission, wrong, errors }: DeclareProps) {
  const w = MISSION_FORM_WORDS[shell.lang];
  if (mission.companyTutors.length === 0) return null;
  return (
    <>
      <h3>{w.knownTutors}</h3>
      <ul class="tutor-list">
        {mission.companyTutors.map((tutor) => (
          <li key={tutor.id}>
            <p>
              <bdi>{nameOf(tutor)}</bdi>, <bdi>{tutor.email}</bdi>
              {tutor.confirmed ? null : (
                <>
                  {' '}
                  <Signal tone="check" chip>
                    {w.unconfirmed}
                  </Signal>
                </>
              )}{' '}
              <a href={addressPage(mission.id, tutor.id)}>
                {ADDRESS_WORDS[shell.lang].link}
                <span class="visually-hidden">{` ${nameOf(tutor)}`}</span>
              </a>
            </p>
            {tutor.confirmed ? null : (
              <CheckField name={wrongField(tutor.id)} checked={wrong.has(tutor.id)} error={errors[wrongField(tutor.id)]}>
                <bdi>{w.wrong(nameOf(tutor))}</bdi>
              </CheckField>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export function DeclarePage(props: DeclareProps) {
  const { shell, guide, mission, typed, errors, saved, confirmed } = props;
  const { lang } = shell;
  const w = MISSION_FORM_WORDS[lang];
  const fields = { lang, typed, errors };
  return (
    <Layout shell={shell} title={w.declareTab} current="home" unlisted>
      <header>
        <MissionCrumb mission={mission} lang={lang} from="own" />
        <h1>{mission.declaredAt ? w.declaredTitle : w.declareTitle}</h1>
        <p class="lede">{w.declareLede}</p>
        {saved ? (
          <p role="status">
            <Signal tone="conform">{w.saved}</Signal>
          </p>
        ) : null}
      </header>
      <Meanwhile lang={lang} recorded={props.meanwhile} />
      <ErrorSummary title={w.notSaved} errors={namedErrors(errors, typed, lang)} />
      <div class="with-aside">
        <form class="form" method="post" action={`/missions/${mission.id}/declare`} noValidate>
          <DefaultButton />
          <VersionField version={props.version} />
          <PeriodFields {...fields} />
          <AboutFields {...fields} />
          <section class="form-part" aria-labelledby="tutors-title">
            <h2 id="tutors-title">{w.tutors}</h2>
            <p class="soft">{w.tutorsHint}</p>
            <KnownTutors {...props} />
            <TutorRows {...fields} kinds={false} />
          </section>
          <CheckField name="confirm" checked={confirmed} error={errors['confirm']}>
            {w.confirm} <span class="soft">{w.confirmHint}</span>
          </CheckField>
          <div class="actions">
            <button class="button" type="submit" name="intent" value="save">
              {mission.declaredAt ? w.save : w.declare}
            </button>
          </div>
        </form>
        <aside class="aside">
          <OutlineAdded lang={lang} guide={guide} mission={mission} own />
        </aside>
      </div>
    </Layout>
  );
}
