/** The pages of alerts: a calm form for who worries, what is left to do for the lead. */
import type { Guide } from '../guide/schema.ts';
import type { Lang } from '../ui/lang.ts';
import { type Errors, ErrorSummary, TextArea } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { type Alert, ALERT_LENGTH } from './alert.ts';
import { ALERT_WORDS, type Worried } from './alert-words.ts';
import { type CrumbFrom, MissionCrumb } from './crumb.view.tsx';
import { type Mission, type NamedPerson, nameOf } from './mission.ts';

export interface AlertPageProps {
  shell: Shell;
  mission: Mission;
  guide: Guide;
  leads: readonly NamedPerson[];
  /** As whom the reader writes. */
  by: Worried;
  /** Those that the reader wrote, newest first. */
  mine: readonly Alert[];
  typed: string;
  /** Name of this form: sent twice, it is told once. */
  form: string;
  errors: Errors;
  /** Just sent. */
  sent: boolean;
  from: CrumbFrom;
}

function Mine({ alerts, guide, lang }: { alerts: readonly Alert[]; guide: Guide; lang: Lang }) {
  const w = ALERT_WORDS[lang];
  const at = (iso: string) => instant(new Date(iso), lang, guide.timezone);
  if (!alerts.length) return null;
  return (
    <section class="stack">
      <h2>{w.mine}</h2>
      {alerts.map((alert) => (
        <article key={alert.id} class="sheet said">
          <p class="small soft">{w.said(at(alert.saidAt))}</p>
          <p class="as-typed">
            <bdi>{alert.words}</bdi>
          </p>
          {alert.handled ? (
            <>
              <p>
                <Signal tone="conform">{w.answered(nameOf(alert.handled.by), at(alert.handled.at))}</Signal>
              </p>
              <p class="as-typed">
                <bdi>{alert.handled.note}</bdi>
              </p>
            </>
          ) : (
            <p>
              <Signal tone="wait">{w.waiting}</Signal>
            </p>
          )}
        </article>
      ))}
    </section>
  );
}

/** Where someone tells of a worry, and reads what became of it. */
export function AlertPage({ shell, mission, guide, leads, mine, typed, form, errors, sent, from, by }: AlertPageProps) {
  const w = ALERT_WORDS[shell.lang];
  const title = sent ? w.sentTitle : w.title;
  return (
    <Layout shell={shell} title={title} current="home" unlisted>
      <header>
        <MissionCrumb mission={mission} lang={shell.lang} from={from} />
        <h1>{title}</h1>
        <p class="lede">{!sent ? w.lede : leads.length > 0 ? w.sent : w.kept}</p>
      </header>
      <ErrorSummary title={w.refused} errors={errors} />
      {sent ? null : (
        <form class="form" method="post" action={`/missions/${mission.id}/alert`}>
          <input type="hidden" name="form" value={form} />
          <p>
            <bdi>{w.who(leads.map(nameOf), by)}</bdi>
          </p>
          <TextArea
            id="words"
            label={w.what}
            hint={w.whatHint}
            error={errors['words']}
            rows={6}
            required
            maxLength={ALERT_LENGTH}
            value={typed}
          />
          <div class="actions">
            <button class="button" type="submit">
              {w.send}
            </button>
            <span class="small soft">{w.urgent}</span>
          </div>
        </form>
      )}
      <Mine alerts={mine} guide={guide} lang={shell.lang} />
    </Layout>
  );
}

/** An alert as the lead reads it: who, when, what; then what was done, or the form that says it. */
export function AlertView({ alert, guide, lang, typed, error }: AlertViewProps) {
  const w = ALERT_WORDS[lang];
  const at = (iso: string) => instant(new Date(iso), lang, guide.timezone);
  const id = `note-${alert.id}`;
  return (
    <article class="sheet said" id={`alert-${alert.id}`}>
      <p class="actions">
        <Signal tone={alert.handled ? 'conform' : 'block'}>
          {alert.handled ? w.handled(nameOf(alert.handled.by), at(alert.handled.at)) : w.open}
        </Signal>
        <bdi class="small soft">{w.by(nameOf(alert.by), at(alert.saidAt))}</bdi>
      </p>
      <p class="as-typed">
        <bdi>{alert.words}</bdi>
      </p>
      {alert.handled ? (
        <p class="as-typed soft">
          <bdi>{alert.handled.note}</bdi>
        </p>
      ) : (
        <form class="form" method="post" action={`/alerts/${alert.id}/handle`}>
          <TextArea
            id={id}
            name="note"
            label={w.note}
            hint={w.noteHint}
            error={error}
            rows={2}
            required
            maxLength={ALERT_LENGTH}
            value={typed ?? ''}
          />
          <div class="actions">
            <button class="button small" type="submit">
              {w.handle}
            </button>
          </div>
        </form>
      )}
    </article>
  );
}

interface AlertViewProps {
  alert: Alert;
  guide: Guide;
  lang: Lang;
  /** What was typed, and what is wrong with it. */
  typed?: string;
  error?: string | undefined;
}

/** One alert alone: what was typed about it was not enough. */
export function HandleAlertPage({ shell, mission, ...view }: AlertViewProps & { shell: Shell; mission: Mission }) {
  const w = ALERT_WORDS[shell.lang];
  return (
    <Layout shell={shell} title={w.handleTitle} current="cohort" unlisted>
      <header>
        <MissionCrumb mission={mission} />
        <h1>{w.handleTitle}</h1>
      </header>
      <AlertView {...view} />
    </Layout>
  );
}
