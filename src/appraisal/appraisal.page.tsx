/** /appraisals/…: an appraisal that was sent. For its author the receipt; for who may read it, what it says; reopening and answers. */
import type { ComponentChildren } from 'preact';
import { ErrorSummary, TextArea } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { Signal } from '../ui/signal.tsx';
import { instant } from '../ui/typography.ts';
import { type AppraisalPageProps, AppraisalFacts, BegunOnline, Said } from './appraisal.view.tsx';
import { Answered, Stands, Title } from './form-parts.view.tsx';
import { FORM_WORDS } from './form-words.ts';
import { copyName } from './form.ts';
import { OthersWait } from './others.view.tsx';
import { READING_WORDS } from './reading-words.ts';

function WordsForm(props: {
  action: string;
  name: 'reason' | 'words';
  title: string;
  hint: string;
  label: string;
  button: string;
  value: string;
  error: string | undefined;
  open?: boolean;
}) {
  const { action, name, title, hint, label, button, value, error, open = false } = props;
  return (
    <details class="more no-print" open={error !== undefined || open}>
      <summary>{title}</summary>
      <form class="form" method="post" action={action}>
        <TextArea id={name} label={label} hint={hint} error={error} rows={4} value={value} />
        <p>
          <button class="button quiet">{button}</button>
        </p>
      </form>
    </details>
  );
}

function Around(props: AppraisalPageProps) {
  const { shell, guide, appraisal, submission, submissions, may, reopenings, replies, typed, errors } = props;
  const w = READING_WORDS[shell.lang];
  const at = (iso: string) => instant(new Date(iso), shell.lang, guide.timezone);
  const [address, latest] = [`/appraisals/${appraisal.id}`, submissions[0] === submission];
  const earlier = submissions.filter((each) => each !== submission);
  return (
    <>
      {replies.length > 0 ? (
        <section class="criteria" id="replies">
          <h2>{w.replies}</h2>
          {replies.map((reply) => (
            <div key={reply.at}>
              <p class="soft small">{w.replyAt(at(reply.at))}</p>
              <blockquote class="words">
                <bdi>{reply.words}</bdi>
              </blockquote>
            </div>
          ))}
        </section>
      ) : null}
      {may.answer && latest ? (
        <WordsForm
          {...{ action: `${address}/replies`, name: 'words', title: w.replyTitle, hint: w.replyHint, label: w.reply }}
          button={w.sendReply}
          open
          value={typed.words}
          error={errors['words']}
        />
      ) : null}
      {reopenings.map((each) => (
        <p key={each.at} class="soft">
          {w.reopened(each.by, at(each.at))} <bdi>{each.reason}</bdi>
        </p>
      ))}
      {earlier.length > 0 && latest ? (
        <section class="criteria no-print">
          <h2>{w.earlier}</h2>
          <ul>
            {earlier.map((each) => (
              <li key={each.id}>
                <a href={`${address}?number=${each.number}`}>{`${w.numbered(each.number)}, ${at(each.submittedAt)}`}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {may.reopen && appraisal.state === 'submitted' ? (
        <WordsForm
          {...{ action: `${address}/reopening`, name: 'reason', title: w.reopenTitle, hint: w.reopenHint, label: w.reason }}
          button={w.reopen}
          value={typed.reason}
          error={errors['reason']}
        />
      ) : null}
    </>
  );
}

/** What this device kept and is no part of what its author sent; filled and shown by a script. */
function LeftBehind({ shell, appraisal, submission, now }: AppraisalPageProps) {
  const w = READING_WORDS[shell.lang];
  const { groups, comment } = submission.body;
  const answers = Object.fromEntries(groups.flatMap(({ criteria }) => criteria.map(({ id, level }) => [id, level])));
  return (
    <form
      class="sheet kept-here no-print"
      method="post"
      action={`/missions/${appraisal.mission}/appraisals/${appraisal.rubric}`}
      data-left={copyName(appraisal)}
      data-person={appraisal.author}
      data-sent={JSON.stringify({ answers, comment: comment?.text ?? '' })}
      data-now={now}
      hidden
    >
      <p role="status">{w.leftBehind}</p>
      <div class="actions">
        <button class="button small" name="intent" value="save">
          {w.seeLeft}
        </button>
        <button class="button quiet small" type="button" data-drop>
          {FORM_WORDS[shell.lang].kept.drop}
        </button>
      </div>
    </form>
  );
}

/** What happened to the sending that is shown. */
function Standing({ shell, appraisal, submission, submissions, own }: AppraisalPageProps) {
  const w = READING_WORDS[shell.lang];
  if (submissions[0] !== submission) {
    return (
      <p class="sheet">
        {w.isEarlier(submission.number)} <a href={`/appraisals/${appraisal.id}`}>{w.last}</a>
      </p>
    );
  }
  if (appraisal.state === 'submitted') return null;
  return (
    <p class="sheet">
      {w.isReopened} {own ? <a href={`/missions/${appraisal.mission}/appraisals/${appraisal.rubric}`}>{w.goOn}</a> : null}
    </p>
  );
}

/** The whole page. */
export function AppraisalPage(props: AppraisalPageProps) {
  const { shell, mission, guide, from, receipt, own, link, others, appraisal, submission, errors } = props;
  const w = READING_WORDS[shell.lang];
  const fresh = own && appraisal.state === 'submitted';
  const typed = submission.typedBy !== null;
  const title = (!fresh ? w.of : typed ? w.ownTyped : w.own)(receipt.student);
  const thanks = typed ? w.thanksTyped : w.thanks;
  const latest = props.submissions[0] === submission;
  const query = latest ? '' : `?number=${submission.number}`;
  const pdf: ComponentChildren = (
    <p class="actions no-print">
      <a class="button quiet" href={`/appraisals/${appraisal.id}/receipt.pdf${query}`}>
        {w.pdf}
      </a>
      {submission.scan ? <a href={`/appraisals/${appraisal.id}/scan${query}`}>{w.scan}</a> : null}
    </p>
  );
  return (
    <Layout shell={shell} title={title} focused={link !== null} islands={fresh && latest ? ['left-behind'] : []} unlisted>
      <header>
        <Stands {...{ shell, mission, guide, from }} title={receipt.title} />
        <Title words={title} name={receipt.student} />
        {fresh ? (
          <p class="lede">
            {[
              thanks,
              link && others === null ? w.closes : '',
              link ? w.sameLink(instant(link.until, shell.lang, guide.timezone)) : '',
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        ) : null}
      </header>
      {fresh && latest ? <LeftBehind {...props} /> : null}
      <OthersWait lang={shell.lang} others={others} action={`/appraisals/${appraisal.id}/others`} />
      {own && props.replies.length > 0 ? <Answered lang={shell.lang} student={receipt.student} href="#replies" /> : null}
      <ErrorSummary title={errors['reason'] === undefined ? w.refused : w.notReopened} errors={errors} />
      <Standing {...props} />
      <section class="sheet criteria" aria-label={w.sent}>
        {fresh ? (
          <p>
            <Signal tone="conform">{w.sent}</Signal>
          </p>
        ) : null}
        <AppraisalFacts receipt={receipt} />
        {pdf}
      </section>
      <Said receipt={receipt} />
      <BegunOnline {...props} />
      <Around {...props} />
    </Layout>
  );
}
