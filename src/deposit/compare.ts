/** Two versions of one deliverable side by side: which findings went, came and stayed, what was measured before and after. Pure. */
import type { Finding, Report } from '../conformity/finding.ts';
import type { Lang } from '../ui/lang.ts';
import { fileSize, number } from '../ui/typography.ts';
import { CHECK_WORDS } from '../conformity/web-words.ts';
import { kindOf } from './findings.ts';

export interface Compared {
  gone: readonly Finding[];
  added: readonly Finding[];
  stayed: readonly { before: Finding; after: Finding }[];
}

/** Findings of the same kind are the same one, in their order, wherever they moved in the document. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): Compared {
  const left = new Map([...Map.groupBy(before, kindOf)].map(([kind, findings]) => [kind, [...findings]]));
  const added: Finding[] = [];
  const stayed: { before: Finding; after: Finding }[] = [];
  for (const finding of after) {
    const same = left.get(kindOf(finding))?.shift();
    if (same) stayed.push({ before: same, after: finding });
    else added.push(finding);
  }
  return { gone: before.filter((f) => left.get(kindOf(f))?.includes(f)), added, stayed };
}

const VALUES = [
  'bytes',
  'pages',
  'body',
  'annexes',
  'family',
  'size',
  'spacing',
  'justified',
  'citations',
  'references',
  'codes',
] as const;
export type Value = (typeof VALUES)[number];

/** What was measured before and after, in words; null where nothing could be told. */
export interface ValueChange {
  value: Value;
  before: string | null;
  after: string | null;
}

/** Every value that either report tells, in the order of the report. */
export function compareValues(before: Report, after: Report, lang: Lang): ValueChange[] {
  const [was, is] = [valuesOf(before, lang), valuesOf(after, lang)];
  return VALUES.map((value) => ({ value, before: was[value], after: is[value] })).filter(
    (change) => change.before !== null || change.after !== null,
  );
}

function valuesOf({ file, measured }: Report, lang: Lang): Record<Value, string | null> {
  const { pages, body, citations, qrCodes } = measured;
  const v = CHECK_WORDS[lang].values;
  const read = pages.total > 0;
  const told = (value: number | null, decimals = 2) => (value === null || !read ? null : number(value, lang, decimals));
  return {
    bytes: fileSize(file.bytes, lang),
    pages: told(pages.total),
    body: told(pages.body),
    annexes: told(pages.annexStart),
    family: body.family?.replace(/([a-z])(?=[A-Z])/g, '$1 ') ?? null,
    size: body.size === null ? null : v.size(number(body.size, lang, 1)),
    spacing: told(body.lineSpacing),
    justified: body.justified === null ? null : v.share(number(body.justified * 100, lang, 0)),
    citations: told(citations.inText),
    references: told(citations.references),
    codes: told(qrCodes.length),
  };
}
