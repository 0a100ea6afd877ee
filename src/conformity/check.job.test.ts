import { expect, test, vi } from 'vitest';
import { failure, guideWith, textDocument } from '../../tests/support/case.ts';
import type { OpenDocument, QrCode, ReaderPool, ReadOutcome } from '../document/document.ts';
import { checkHeavy, runCheck, type CheckOrder } from './check.job.ts';

const CODE = { id: 'code', label: 'QR code', clause: 'P-1', qr: {} };
const guide = guideWith({
  annexes: { clause: 'P-1', items: [{ id: 'resume', label: 'CV', words: ['mission'], clause: 'P-1', parts: [CODE] }] },
});

function orderOf(asked = guide): CheckOrder {
  const [deliverable] = asked.deliverables;
  if (!deliverable) throw new Error('a guide has a deliverable');
  let now = 1000;
  const bytes = new TextEncoder().encode('%PDF');
  return {
    bytes,
    name: 'a.pdf',
    guide: asked,
    deliverable,
    student: null,
    at: null,
    facts: new Set(),
    lang: 'fr',
    now: () => (now += 40),
  };
}

/** A pool whose only document answers `outcome`, and `codes` for its QR codes. */
function poolOf(outcome: ReadOutcome, codes: () => Promise<QrCode[]> = async () => []) {
  const open = { outcome, qrCodes: vi.fn(codes), render: vi.fn(), close: vi.fn() } satisfies OpenDocument;
  const pool: ReaderPool = { open: async () => open, close: async () => {} };
  return { open, pool };
}
const statusOf = (run: Awaited<ReturnType<typeof runCheck>>, rule: string) =>
  run.report.rules.find((each) => each.rule === rule)?.status;

test('bytes become a report: hash, time, document left open for its pages', async () => {
  const { open, pool } = poolOf({ ok: true, document: textDocument(8) });
  const run = await runCheck(orderOf(), pool);
  const sha256 = '315d429b7714cedb6ad04ac31240145257692630457f3c88253c5beceac76027';
  expect(run.report.file).toEqual({ name: 'a.pdf', bytes: 4, sha256 });
  expect(run.report.timing).toEqual({ ms: 40, pages: 8 });
  expect(open.close).not.toHaveBeenCalled();
});

test('D-S7-2: codes are read only when the guide asks for some', async () => {
  const asked = poolOf({ ok: true, document: textDocument(8) });
  await runCheck(orderOf(), asked.pool);
  expect(asked.open.qrCodes).toHaveBeenCalledOnce();
  const silent = poolOf({ ok: true, document: textDocument(8) });
  const run = await runCheck(orderOf(guideWith()), silent.pool);
  expect(silent.open.qrCodes).not.toHaveBeenCalled();
  expect(statusOf(run, 'qr-codes')).toBe('skipped');
});

test('D-S7-2: a reader stopped while it looked for codes leaves the rule undetermined', async () => {
  const { pool } = poolOf({ ok: true, document: textDocument(8) }, () => Promise.reject(new Error('killed')));
  expect(statusOf(await runCheck(orderOf(), pool), 'qr-codes')).toBe('undetermined');
});

test('M-RAP-4: bytes that cannot be read make a report too', async () => {
  const run = await runCheck(orderOf(), poolOf(failure('damaged', { truncated: true })).pool);
  expect(run.report).toMatchObject({ verdict: 'blocked', findings: [{ code: 'truncated' }], timing: { pages: 0 } });
});

test('M-RAP-4: a file too heavy is weighed, not read', () => {
  const { report } = checkHeavy(orderOf(), 9_000_000, 'f'.repeat(64));
  expect(report).toMatchObject({
    verdict: 'blocked',
    file: { bytes: 9_000_000, sha256: 'f'.repeat(64) },
    findings: [{ rule: 'file-size', code: 'too-heavy' }],
  });
  expect(report.rules.find(({ rule }) => rule === 'readable')?.status).toBe('undetermined');
});
