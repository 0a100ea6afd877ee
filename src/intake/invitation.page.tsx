/** The link by which students join a cohort, as those who lead it see it. */
import { describedBy, type Errors, ErrorSummary, FormField, TextArea } from '../ui/form.tsx';
import { Layout, type Shell } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { JOIN_WORDS } from './join-words.ts';
import type { Cohort } from '../mission/mission.ts';

export interface InvitationPageProps {
  shell: Shell;
  cohort: Cohort;
  /** The open invitation, null without one. */
  open: { address: string; expiresAt: Date } | null;
  /** Of the clocks of the programme. */
  zone: string;
  /** Addresses typed, to be shown again. */
  typed: string;
  errors: Errors;
  /** What was just done, in words. */
  done: string | null;
}

function Letters({ shell, typed, errors }: InvitationPageProps) {
  const w = JOIN_WORDS[shell.lang];
  return (
    <>
      <TextArea id="addresses" label={w.addresses} hint={w.addressesHint} error={errors['addresses']} rows={5} value={typed} />
      <div class="actions">
        <button class="button" type="submit" name="intent" value="send">
          {w.sendLetters}
        </button>
      </div>
    </>
  );
}

/** The link, what closes it, and letters that bring it. */
export function InvitationPage(props: InvitationPageProps) {
  const { shell, cohort, open, zone, errors, done } = props;
  const w = JOIN_WORDS[shell.lang];
  const title = w.staffTitle(open !== null);
  const action = `/cohorts/${cohort.id}/invitation`;
  return (
    <Layout shell={shell} title={title} current="cohort" unlisted>
      <header>
        <p class="crumb">
          <a href={`/cohorts/${cohort.id}`}>
            <bdi>{cohort.name}</bdi>
          </a>
        </p>
        <h1>{title}</h1>
        <p class="lede">{w.staffLede}</p>
        {done === null ? null : (
          <p role="status">
            <Signal tone="conform">{done}</Signal>
          </p>
        )}
      </header>
      <ErrorSummary title={w.notSent} errors={errors} />
      {open ? (
        <section class="sheet door">
          <FormField name="link" label={w.link} hint={w.until(instant(open.expiresAt, shell.lang, zone))}>
            <input
              class="field"
              id="link"
              type="text"
              readOnly
              value={open.address}
              aria-describedby={describedBy('link', { hint: true, error: false })}
            />
          </FormField>
        </section>
      ) : null}
      <form class="actions" method="post" action={action}>
        <button class={open ? 'button quiet' : 'button'} type="submit" name="intent" value="create">
          {open ? w.renew : w.create}
        </button>
        {open ? (
          <button class="button quiet" type="submit" name="intent" value="revoke">
            {w.revoke}
          </button>
        ) : null}
        {open ? <span class="small soft">{w.renewHint}</span> : null}
      </form>
      {open ? (
        <section class="stack">
          <h2>{w.letters}</h2>
          <form class="form" method="post" action={action}>
            <Letters {...props} />
          </form>
        </section>
      ) : null}
    </Layout>
  );
}
