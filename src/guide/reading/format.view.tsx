/** What is said of the file of a deliverable: type, size, name, format with tolerances, citations. */
import { number, percent, series, sizeLimit } from '../../ui/typography.ts';
import type { Deliverable } from '../deliverable.ts';
import { Added, Marks, type Sourced } from './provenance.view.tsx';
import type { Reading } from './reading.ts';

/** "NOM Prénom rapport 2022": the pattern of a file name, with words for its placeholders. */
export function namePattern(pattern: string, r: Reading): string {
  const parts: Record<string, string> = { ...r.words.file.nameParts, '{year}': String(r.guide.year) };
  return pattern.replace(/\{\w+\}/g, (key) => parts[key] ?? key);
}

/** The file itself, as facts. */
export function FileFacts({ file, r }: { file: Deliverable['file']; r: Reading }) {
  const w = r.words.file;
  return (
    <dl class="facts">
      <dt>{w.type}</dt>
      <dd>
        {file.types.map((t) => t.toUpperCase()).join(', ')}
        <Marks of={file} r={r} />
      </dd>
      <dt>{w.size}</dt>
      <dd>{`${w.atMost} ${sizeLimit(file.maxBytes, r.lang)}`}</dd>
      {file.name ? (
        <>
          <dt>{w.name}</dt>
          <dd>
            <code>{`${namePattern(file.name.pattern, r)}.${file.types[0]}`}</code>
            <Marks of={file.name} r={r} />
          </dd>
        </>
      ) : null}
    </dl>
  );
}

interface Row {
  key: string;
  what: string;
  asked: string;
  of: Sourced;
  tolerance?: { words: string; of: Sourced };
}

/** One row a point that the format profile asks for. */
function rows(format: NonNullable<Deliverable['format']>, r: Reading): Row[] {
  const w = r.words.format;
  const { pages, body, layout } = format;
  const out: Row[] = [];
  if (pages) {
    const bounds = [
      pages.min ? `${pages.min} ${w.pagesWord} ${w.min}` : '',
      pages.max ? `${pages.max} ${w.pagesWord} ${w.max}` : '',
    ];
    out.push({ key: 'pages', what: w.pages, asked: [...bounds.filter(Boolean), w.without[pages.without]].join(', '), of: pages });
  }
  if (body?.typeface)
    out.push({
      key: 'typeface',
      what: w.typeface,
      asked: body.typeface.name,
      of: body.typeface,
      tolerance: { words: w.equivalents, of: {} },
    });
  if (body?.size) {
    const { tolerance: t } = body.size;
    const words = t && `${w.around} ${number(t.pt, r.lang)}\u00a0pt ${w.near}`.trim();
    out.push({
      key: 'size',
      what: w.size,
      asked: `${number(body.size.pt, r.lang)}\u00a0pt`,
      of: body.size,
      ...(t && words ? { tolerance: { words, of: t } } : {}),
    });
  }
  if (body?.lineSpacing) {
    const { tolerance: t } = body.lineSpacing;
    const words = t && `${w.around} ${percent(t.ratio, r.lang)} ${w.near}`.trim();
    out.push({
      key: 'spacing',
      what: w.spacing,
      asked: number(body.lineSpacing.multiple, r.lang),
      of: body.lineSpacing,
      ...(t && words ? { tolerance: { words, of: t } } : {}),
    });
  }
  if (body?.justified) {
    const { tolerance: t } = body.justified;
    const words = t && `${percent(t.share, r.lang)} ${w.share}`;
    out.push({
      key: 'justified',
      what: w.justified,
      asked: w.justifiedValue,
      of: body.justified,
      ...(t && words ? { tolerance: { words, of: t } } : {}),
    });
  }
  if (layout)
    out.push({
      key: 'layout',
      what: w.layout,
      asked: series(
        layout.checks.map((c) => r.words.layout[c]),
        r.lang,
      ),
      of: layout,
    });
  return out;
}

/** The format profile: a table with what is asked, what is tolerated and the marks. */
export function FormatTable({ format, r }: { format: NonNullable<Deliverable['format']>; r: Reading }) {
  const w = r.words.format;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={r.words.deliverable.format}>
      <table class="deposits">
        <caption>{w.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.asked}</th>
            <th scope="col">{w.tolerance}</th>
          </tr>
        </thead>
        <tbody>
          {rows(format, r).map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.what}</th>
              <td data-label={w.asked}>
                {row.asked}
                <Marks of={row.of} r={r} />
              </td>
              <td data-label={w.tolerance}>
                {row.tolerance ? row.tolerance.words : ''}
                {row.tolerance?.of.default ? ' ' : null}
                {row.tolerance?.of.default ? <Added why={row.tolerance.of.default} r={r} /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Citation styles accepted and what is owed. */
export function CitationFacts({ citations, r }: { citations: NonNullable<Deliverable['citations']>; r: Reading }) {
  const w = r.words.citations;
  const styles = series(
    citations.styles.map((s) => w.style[s]),
    r.lang,
    'or',
  );
  return (
    <dl class="facts">
      <dt>{w.styles}</dt>
      <dd>
        {citations.consistent ? `${styles}, ${w.consistent}` : styles}
        <Marks of={citations} r={r} />
      </dd>
      {citations.bibliography ? (
        <>
          <dt>{w.bibliography}</dt>
          <dd>{w.owed}</dd>
        </>
      ) : null}
    </dl>
  );
}
