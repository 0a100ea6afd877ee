/** What does each background task. */
import { checkDocument } from './deposit/check-document.job.ts';
import { collectOrphans } from './deposit/collect-orphans.job.ts';
import { receiptAttachment as appraisalReceipt } from './appraisal/receipt.store.ts';
import { receiptAttachment as depositReceipt } from './deposit/receipt.store.ts';
import type { ReaderPool } from './document/document.ts';
import type { Shelf } from './guide/shelf.ts';
import { forgetEntries } from './identity/forget.store.ts';
import type { JobHandlers } from './kernel/jobs.ts';
import { smtpMailer } from './kernel/mail.ts';
import { type AttachmentOf, sendLetter } from './kernel/send-letter.job.ts';
import type { Services } from './kernel/services.ts';
import { importRun } from './office/import-run.job.ts';
import { sendReminders } from './reminder/send-reminders.job.ts';
import type { Typesetter } from './typesetting/typesetter.ts';

interface TaskDeps extends Services {
  shelf: () => Shelf;
  pool: ReaderPool;
  typesetter: Typesetter;
}

/** The tasks of a server. */
export function handlersOf(deps: TaskDeps): JobHandlers {
  const { SMTP_URL, BASE_URL } = deps.config;
  const ofDeposit = depositReceipt(deps);
  const ofAppraisal = appraisalReceipt(deps);
  const attachmentOf: AttachmentOf = async (school, of) => (await ofDeposit(school, of)) ?? ofAppraisal(school, of);
  const mailer = SMTP_URL === null ? null : smtpMailer(SMTP_URL);
  return {
    'check-document': checkDocument(deps),
    'send-letter': sendLetter({ ...deps, mailer, baseUrl: BASE_URL, attachmentOf }),
    'collect-orphans': async () => {
      await collectOrphans(deps)();
      await forgetEntries(deps.db, deps.clock.now());
    },
    'send-reminders': sendReminders(deps),
    'import-run': importRun(deps),
  };
}
