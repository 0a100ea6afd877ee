/** The whole engine on every test document: what is measured, the verdict, the rules that fail. Truth: tests/corpus/manifest.tsv. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck, type CheckRun } from '../src/conformity/check.job.ts';
import type { ReaderPool } from '../src/document/document.ts';
import { guideOf, openReaders } from './support/engine.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const STUDENT = 'CARADEC Inès';

interface Row {
  file: string;
  pages: string;
  body_family: string;
  body_size_pt: string;
  spacing_class: string;
  justified: string;
  citation_style: string;
  annex_first_page: string;
  guide: string;
  verdict: string;
  rules: string;
}
const [head = [], ...lines] = readFileSync(join(FOLDER, 'manifest.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const rows = lines.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])) as unknown as Row);

/** Face of the measures → family of the manifest. */
const FAMILY: Readonly<Record<string, string>> = { 'computer-modern': 'cm' };
const STYLES: Readonly<Record<string, string>> = { apa: 'author-date', harvard: 'author-date', notes: 'footnote' };

/** What the engine says, in the words of the manifest; cells that the manifest leaves empty are not asked. */
function said({ report, subject }: CheckRun, row: Row): Partial<Row> {
  const { body, pages, citations } = report.measured;
  const face = subject.measures?.body.face ?? '';
  const all: Row = {
    file: report.file.name,
    pages: subject.outcome.ok ? String(pages.total) : row.pages,
    body_family: FAMILY[face] ?? face,
    body_size_pt: String(body.size),
    spacing_class: String(body.spacing),
    justified: String(body.justifiedVerdict),
    citation_style: STYLES[citations.style] ?? citations.style,
    annex_first_page: String(pages.annexStart ?? 0),
    guide: report.guide.id,
    verdict: report.verdict,
    rules: report.rules
      .filter(({ status }) => status === 'failed' || (status === 'undetermined' && report.verdict === 'undetermined'))
      .map(({ rule }) => rule)
      .sort()
      .join(' '),
  };
  const asked = Object.entries(all).filter(([key]) => key === 'rules' || row[key as keyof Row] !== '');
  return Object.fromEntries(asked);
}

function truth(row: Row): Partial<Row> {
  const asked = Object.entries(row).filter(([key, value]) => key in SHOWN && (key === 'rules' || value !== ''));
  return { ...Object.fromEntries(asked), rules: row.rules.split(' ').sort().join(' ') };
}
const SHOWN = {
  file: 1,
  pages: 1,
  body_family: 1,
  body_size_pt: 1,
  spacing_class: 1,
  justified: 1,
  citation_style: 1,
  annex_first_page: 1,
  guide: 1,
  verdict: 1,
  rules: 1,
};

describe('test documents', () => {
  let pool: ReaderPool;
  beforeAll(() => {
    pool = openReaders();
  });
  afterAll(() => pool.close());

  it.each(rows)('$file: $verdict $rules', { timeout: 60_000 }, async (row) => {
    const guide = guideOf(row.guide);
    const run = await runCheck(
      {
        bytes: readFileSync(join(FOLDER, row.file)),
        name: row.file,
        guide,
        deliverable: guide.deliverables.find((each) => each.main)!,
        student: row.guide === 'misl' ? STUDENT : null,
        at: null,
        facts: new Set(),
        lang: 'fr',
        now: () => 0,
      },
      pool,
    );
    run.open.close();
    expect(said(run, row)).toEqual(truth(row));
  });

  it('D-S7-1: annexes declared by the student are counted from the declared page', { timeout: 60_000 }, async () => {
    const guide = guideOf('digi5');
    const order = {
      bytes: readFileSync(join(FOLDER, 'word-annexes-make-length.pdf')),
      name: 'memoire.pdf',
      guide,
      deliverable: guide.deliverables.find((each) => each.main)!,
      student: null,
      at: null,
      facts: new Set<never>(),
      lang: 'fr' as const,
      now: () => 0,
    };
    const declared = await runCheck({ ...order, annexesFrom: 33 }, pool);
    declared.open.close();
    expect(declared.report.measured.pages).toEqual({ total: 47, body: 32, annexStart: 33, annexDeclared: true });
    expect(declared.report.rules.find(({ rule }) => rule === 'page-count')?.status).toBe('passed');
    const short = await runCheck({ ...order, annexesFrom: 20 }, pool);
    short.open.close();
    expect(short.report.findings.find(({ rule }) => rule === 'page-count')?.message.what).toContain(
      'déclarées à partir de la page',
    );
  });

  it('covers a conform document of each maker, and both guides', () => {
    const conform = rows.filter((row) => row.verdict === 'conform').map((row) => row.file);
    expect(conform).toEqual(
      expect.arrayContaining([
        'word-conform.pdf',
        'libreoffice-conform.pdf',
        'latex-times.pdf',
        'CARADEC Inès rapport mission 2022.pdf',
      ]),
    );
  });
});
