/** A deposit with all that its receipt tells of, in an invented programme. */
import type { Finding, Report, RuleStatus } from '../../src/conformity/finding.ts';
import { RULES } from '../../src/conformity/finding.ts';
import type { Check, Deposit } from '../../src/deposit/deposit.ts';
import type { ReceiptFacts } from '../../src/deposit/receipt.ts';
import type { Mission } from '../../src/mission/mission.ts';
import { guideWith } from './case.ts';

const SHA256 = '9f3c51aa07d2e6b4118c05fa73e0d96b2a4f7713c8de90551b6ea2f03d47b81e';

const guide = guideWith(
  { milestone: 'memoir-due' },
  { calendar: [{ id: 'memoir-due', kind: 'memoir', title: { fr: 'Mémoire', en: 'Memoir' }, clause: 'P-1', on: '2026-11-22' }] },
);

const deposit: Deposit = {
  school: '00000000-0000-4000-8000-000000000001',
  id: '7b0c1d52-9f0e-4a55-8a60-0d5c9ed2a001',
  mission: 'b8b3a0de-5b62-4c36-b7fb-55a9c6a2a002',
  deliverable: 'memoir',
  number: 2,
  sha256: SHA256,
  bytes: 2_412_345,
  originalName: 'memoire_final_v7 (2).pdf',
  fileName: 'CARADEC Inès mémoire mission 2026.pdf',
  begunAt: '2026-11-22T20:55:48.000Z',
  receivedAt: '2026-11-22T20:56:59.500Z',
  deadline: '2026-11-22T22:59:59.000Z',
  guide: 'potters',
  guideVersion: '1',
  declarations: [{ id: 'own-work', text: 'Ce mémoire est mon travail ; mes sources y sont citées.' }],
  code: 'Q7K2M9XT4BHA',
  depositedBy: 'c2d0f4aa-0a4b-4d38-9a52-1b6f7c8ea003',
};

const mission: Mission = {
  school: deposit.school,
  id: deposit.mission,
  cohort: { school: deposit.school, id: 'c', name: 'Potiers 2026', guide: 'potters', version: '1', year: 2026, dates: {} },
  homeCountry: 'FR',
  student: { id: deposit.depositedBy, lastName: 'CARADEC', firstName: 'Inès', email: 'ines@example.org', lang: 'fr' },
  telework: false,
  confidential: false,
  periods: [],
  companyTutors: [],
  academicTutors: [],
  extensions: [],
};

const STATUSES: Readonly<Record<string, RuleStatus>> = {
  'qr-codes': 'failed',
  justification: 'failed',
  'citation-style': 'undetermined',
  scanned: 'skipped',
};

function finding(rule: Finding['rule'], severity: Finding['severity'], status: Finding['status']): Finding {
  const message = { what: 'what', why: 'why', todo: 'todo' };
  return { rule, severity, status, code: 'any', params: {}, place: null, more: [], clause: 'P-1', message };
}

/** A report with something blocking, something to check, something undetermined and something not checked. */
const report = {
  file: { name: deposit.fileName, bytes: deposit.bytes, sha256: SHA256 },
  guide: { id: 'potters', version: '1' },
  deliverable: 'memoir',
  verdict: 'blocked',
  rules: RULES.map((rule, i) => ({ rule, clause: i % 3 ? 'P-1' : null, status: STATUSES[rule] ?? 'passed' })),
  measured: { pages: { total: 64, body: 42, annexStart: 43 } },
  findings: [
    finding('qr-codes', 'blocking', 'failed'),
    finding('justification', 'warning', 'failed'),
    finding('citation-style', 'warning', 'undetermined'),
  ],
  timing: { ms: 900, pages: 64 },
} as unknown as Report;

export const doneCheck: Check = {
  id: 'd5f6b6f0-77a0-4a8e-9f44-3f6a3c55a004',
  deposit: deposit.id,
  upload: null,
  state: 'done',
  page: 64,
  pages: 64,
  annexesFrom: null,
  askedAt: '2026-11-22T20:57:00.000Z',
  doneAt: '2026-11-22T20:57:04.000Z',
  engine: '0.1.0',
  guideHash: '0'.repeat(64),
  verdict: 'blocked',
  report,
  sizes: [],
};

/** What is said otherwise is laid over each part. */
export function receiptFacts(
  over: {
    deposit?: Partial<Deposit>;
    mission?: Partial<Mission>;
    check?: Check | null;
    school?: { name: string };
    guide?: ReceiptFacts['guide'];
  } = {},
): ReceiptFacts {
  return {
    deposit: { ...deposit, ...over.deposit },
    mission: { ...mission, ...over.mission },
    guide: over.guide ?? guide,
    check: over.check === undefined ? doneCheck : over.check,
    school: over.school ?? { name: 'École des métiers de la terre' },
    baseUrl: 'https://soutenir.example.org',
  };
}
