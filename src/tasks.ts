/** What does each background task. */
import { checkDocument } from './deposit/check-document.job.ts';
import { collectOrphans } from './deposit/collect-orphans.job.ts';
import { receiptAttachment as appraisalReceipt } from './appraisal/receipt.store.ts';
import { receiptAttachment as depositReceipt } from './deposit/receipt.store.ts';
import type { ReaderPool } from './document/document.ts';
import type { Shelf } from './guide/shelf.ts';
import { standingOf } from './identity/link.ts';
import { readLink } from './identity/link-found.store.ts';
import { forgetEntries } from './identity/forget.store.ts';
import type { JobHandlers } from './kernel/jobs.ts';
import { smtpMailer } from './kernel/mail.ts';
import { type AttachmentOf, type IsPointless, sendLetter } from './kernel/send-letter.job.ts';
import type { Services } from './kernel/services.ts';
import { isLetterKind, isOutOfDate, kindOf } from './letter/kinds.ts';
import { refusedSince } from './letter/refused.store.ts';
import { importRun } from './intake/import-run.job.ts';
import { remindsOfNothing } from './reminder/reminder.store.ts';
import { sendReminders } from './reminder/send-reminders.job.ts';
import type { Typesetter } from './typesetting/typesetter.ts';

interface TaskDeps extends Services {
  shelf: () => Shelf;
  pool: ReaderPool;
  typesetter: Typesetter;
}

/** What a letter asks for may be given, taken back or over by the time that it leaves. */
function pointlessIn(deps: TaskDeps): IsPointless {
  const { db, clock } = deps;
  return async (school, { id, kind, link: linkId, writtenAt }) => {
    const now = clock.now();
    if (isOutOfDate(kind, now - writtenAt)) return true;
    const link = linkId === null ? null : await readLink(db, school, linkId);
    const standing = link && standingOf({ ...link, email: link.person.email }, now);
    // A digest may bring several links: its lines are asked one by one.
    if (isLetterKind(kind) && kindOf(kind).digest)
      return standing === 'moved' || remindsOfNothing(deps, { school, letter: id, now });
    if (isLetterKind(kind) && kindOf(kind).several) return standing === 'moved';
    const reads = standing === 'served' && isLetterKind(kind) && kindOf(kind).rereads === true;
    return standing !== null && standing !== 'live' && !reads;
  };
}

/** The tasks of a server. */
export function handlersOf(deps: TaskDeps): JobHandlers {
  const { SMTP_URL, MAIL_BOUNCES, BASE_URL } = deps.config;
  const ofDeposit = depositReceipt(deps);
  const ofAppraisal = appraisalReceipt(deps);
  const attachmentOf: AttachmentOf = async (school, of) => (await ofDeposit(school, of)) ?? ofAppraisal(school, of);
  const mailer = SMTP_URL === null ? null : smtpMailer(SMTP_URL, MAIL_BOUNCES);
  return {
    'check-document': checkDocument(deps),
    'send-letter': sendLetter({
      ...deps,
      mailer,
      baseUrl: BASE_URL,
      attachmentOf,
      isPointless: pointlessIn(deps),
      refusedSince: (school, letter) => refusedSince(deps.db, school, letter),
    }),
    'collect-orphans': async () => {
      await collectOrphans(deps)();
      await forgetEntries(deps.db, deps.clock.now());
    },
    'send-reminders': sendReminders(deps),
    'import-run': importRun(deps),
  };
}
