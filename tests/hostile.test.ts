/** Files made to break a reader: each gets its reason, and the pool works on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../src/conformity/check.job.ts';
import type { OpenDocument, ReaderPool } from '../src/document/document.ts';
import { createReaderPool } from '../src/document/reader-pool.ts';
import { guideOf } from './support/engine.ts';
import { corpusFile, DAMAGED, GREEDY, type Hostile, ODD, ordinary, WRONG_TYPES } from './support/hostile.ts';

const MB = 1024 * 1024;
const WAIT = { timeout: 120_000 };

let pool: ReaderPool;
beforeAll(() => {
  pool = createReaderPool({ size: 2, memory: 200 * MB });
});
afterAll(() => pool.close());

async function opened<T>(bytes: Uint8Array, use: (open: OpenDocument) => T | Promise<T>): Promise<T> {
  const open = await pool.open(bytes);
  try {
    return await use(open);
  } finally {
    open.close();
  }
}

const readsOn = () => opened(ordinary(), ({ outcome }) => outcome.ok && outcome.document.pages[1]?.lines[0]?.text);

describe.each<[string, readonly Hostile[]]>([
  ['a wrong type', WRONG_TYPES],
  ['damage', DAMAGED],
  ['oddity', ODD],
  ['greed', GREEDY],
])('%s', (_what, files) => {
  it.each(files)('$name', WAIT, async ({ bytes, expected }) => {
    const outcome = await opened(bytes(), (open) => open.outcome);
    if ('pages' in expected) {
      expect(outcome).toMatchObject({ ok: true, document: { pageCount: expected.pages } });
    } else {
      if (outcome.ok) expect.fail(`read, ${outcome.document.pageCount} pages`);
      const { reasons, ...rest } = expected;
      expect(reasons).toContain(outcome.failure.reason);
      expect(outcome.failure).toMatchObject(rest);
    }
    expect(await readsOn()).toBe('Ligne 0 de la page 2, au sujet des livraisons du matin');
  });
});

describe('what is read of odd files', () => {
  it('reads a thousand pages of ten thousand, and counts the others', WAIT, async () => {
    const file = ODD.find(({ name }) => name === 'ten thousand pages')!;
    const outcome = await opened(file.bytes(), (open) => open.outcome);
    expect(outcome.ok && outcome.document.pages.length).toBe(1000);
  });

  it('keeps right-to-left words on the page where they are, and says nothing of them elsewhere', WAIT, async () => {
    const outcome = await opened(corpusFile('word-right-to-left-line.pdf'), (open) => open.outcome);
    const pages = outcome.ok
      ? outcome.document.pages.filter(({ lines }) => lines.some(({ text }) => /[\u0600-\u06ff\ufb50-\ufeff]/.test(text)))
      : [];
    expect(pages.map(({ number }) => number)).toEqual([31]);
  });

  it('draws a page of ten metres as small as asked, and reads its codes', WAIT, async () => {
    const file = ODD.find(({ name }) => name === 'page of ten metres')!;
    const [png, codes] = await opened(
      file.bytes(),
      async (open) => [await open.render(1, 300), await open.qrCodes([1])] as const,
    );
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(Buffer.from(png).readUInt32BE(16)).toBe(300);
    expect(codes).toEqual([]);
  });
});

describe('a name that nobody expects', () => {
  it.each(['🎓 mémoire 📄.pdf', `${'é'.repeat(300)}.pdf`, 'a\u202Efdp.exe', '../../../etc/passwd.pdf', '.pdf', ''])(
    '%j',
    WAIT,
    async (name) => {
      const guide = guideOf('misl');
      const deliverable = guide.deliverables.find(({ main }) => main)!;
      const order = {
        guide,
        deliverable,
        student: 'CARADEC Inès',
        at: null,
        facts: new Set<never>(),
        lang: 'fr' as const,
        now: () => 0,
      };
      const { report, open } = await runCheck({ ...order, bytes: ordinary(), name }, pool);
      open.close();
      expect(report.file.name).toBe(name);
      const said = report.findings.find(({ rule }) => rule === 'file-name');
      expect(said?.message.todo).toContain('CARADEC Inès rapport mission 2022.pdf');
    },
  );
});

describe('load', () => {
  it(
    'answers two hundred documents at once, hostile ones among them, in their order of arrival',
    { timeout: 120_000 },
    async () => {
      const greedy = GREEDY.find(({ name }) => name === 'forms in forms')!.bytes();
      const good = ordinary(1);
      const started: number[] = [];
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, async (_, index) => {
          const onQueue = (place: number) => place === 0 && started.push(index);
          const open = await pool.open(index % 50 === 25 ? greedy : good, { onQueue });
          open.close();
          return open.outcome;
        }),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(196);
      expect(outcomes.flatMap((outcome, index) => (outcome.ok ? [] : [index]))).toEqual([25, 75, 125, 175]);
      expect(started).toEqual(started.toSorted((a, b) => a - b));
    },
  );
});
