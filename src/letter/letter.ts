/** A letter made of its words and its values: plain text and HTML, one action. What people wrote is never read as Markdown. Pure. */
import { z } from 'zod';
import { secretMark, withoutMarks } from '../kernel/secret-mark.ts';
import type { Lang } from '../ui/lang.ts';
import { blocks, type Inline, inline } from '../ui/markdown.ts';
import { ofName } from '../ui/typography.ts';
import { button, escaped, frame } from './frame.ts';
import { kindOf, type LetterKind, placeholdersOf } from './kinds.ts';

/** Words of a letter in one language: `subject` and `body` (small Markdown) with `{placeholders}`, and what its one action is called. */
export const Wording = z.strictObject({ subject: z.string().min(1), body: z.string().min(1), action: z.string() });
export type Wording = z.infer<typeof Wording>;
export const LetterWords = z.strictObject({ fr: Wording, en: Wording });
export type LetterWords = z.infer<typeof LetterWords>;

/** Stands for the (first) secret of a letter: a code, the end of a link. */
export const SECRET = secretMark();

/** A line of a list: where it leads is written beside it. */
export type LetterLine = string | { text: string; href: string };

/** What a letter is made of. */
export interface Draft {
  lang: Lang;
  words: Wording;
  /** Placeholder → what replaces it. */
  values: Readonly<Record<string, string>>;
  /** The placeholder that the secret replaces. */
  secretIn?: string | null;
  /** Where the one action leads; '' for a letter without. */
  action: string;
  lines?: readonly LetterLine[];
  /** True when an answer reaches a person. */
  answered?: boolean;
  /** Where letters of this kind are stopped. */
  stop?: string | null;
}

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

/** What in `words` is not a placeholder of `kind`; the signs of secrets are none. */
export function unknownPlaceholders(kind: LetterKind, words: Pick<Wording, 'subject' | 'body'>): string[] {
  const known = new Set(placeholdersOf(kind));
  const used = [...`${words.subject}\n${words.body}`.matchAll(/\{([^{}]*)\}|[{}⟦⟧]/g)].map(([whole, name]) => name ?? whole);
  return [...new Set(used)].filter((name) => !known.has(name));
}

/** What `words` cannot do without and do not say. */
export function missingPlaceholders(kind: LetterKind, { subject, body }: Pick<Wording, 'subject' | 'body'>): string[] {
  return (kindOf(kind).required ?? []).filter((name) => !`${subject}\n${body}`.includes(`{${name}}`));
}

/** Whether a letter may be sent with `words`: those of a school may be of before, when it had other placeholders. */
export const isSound = (kind: LetterKind, words: Pick<Wording, 'subject' | 'body'>): boolean =>
  unknownPlaceholders(kind, words).length === 0 && missingPlaceholders(kind, words).length === 0;

const PLACE = /\{(\w+)\}/g;
/** A word that French cuts short, before a placeholder, bold or not. */
const CUT_SHORT = /(?<!\p{L})(d|qu|jusqu|lorsqu|puisqu)e\s(?=\*{0,2}\{(\w+)\})/giu;
/** What people wrote, on one line: it cannot begin a line of its own, nor stand for the secret of a letter. */
export const oneLine = (text: string): string => withoutMarks(text.replace(/\p{Cc}+/gu, ' '));
const FOOT = 'margin-top:32px;padding-top:12px;border-top:1px solid #d8d5cc;color:#555b66;font-size:14px';

const FOOTER = {
  fr: { answer: 'Vous pouvez répondre à ce message.', stop: 'Ne plus recevoir ces rappels', colon: '\u00a0: ' },
  en: { answer: 'You may answer this message.', stop: 'Stop these reminders', colon: ': ' },
} as const;

/** The letter as it leaves. A paragraph or an item with an empty value is not written. */
export function renderLetter(draft: Draft): RenderedLetter {
  const { lang, words, values, secretIn = null, action, lines = [], answered = false, stop = null } = draft;
  const value = (name: string) => (name === secretIn ? SECRET : oneLine(values[name] ?? '').trim());
  const isWhole = (text: string) => [...text.matchAll(PLACE)].every(([, name]) => value(name!) !== '');
  const plain = (text: string) => text.replace(PLACE, (_, name: string) => value(name));
  const rich = (text: string) => escaped(text).replace(PLACE, (_, name: string) => `<bdi>${escaped(value(name))}</bdi>`);
  // A code is read, never followed: an address of the school does not take it.
  const address = (href: string) =>
    href.replace(PLACE, (_, name: string) => (name === secretIn ? '' : encodeURIComponent(value(name).toWellFormed())));
  const fitted = (source: string) => (lang === 'fr' ? elided(source, value) : source);
  const kept = blocks(fitted(words.body))
    .map((block) => (block.kind === 'list' ? { ...block, items: block.items.filter(isWhole) } : block))
    .filter((block) => (block.kind === 'list' ? block.items.length > 0 : isWhole(block.text)));
  const label = plain(fitted(words.action));
  const foot = FOOTER[lang];
  const footer = [value('school'), ...(answered ? [foot.answer] : [])];
  const subject = plain(fitted(words.subject)).replace(/\s+/g, ' ').trim();
  const textRuns = (source: string) =>
    inline(source)
      .map((run) => (run.kind === 'link' ? `${plain(run.text)} (${address(run.href)})` : plain(run.text)))
      .join('');
  const htmlRuns = (source: string) =>
    inline(source)
      .map((run) => htmlOf(run, rich, address))
      .join('');
  const text = [
    ...kept.map((b) => (b.kind === 'list' ? b.items.map((item) => `- ${textRuns(item)}`).join('\n') : textRuns(b.text))),
    ...(lines.length > 0
      ? [lines.map((l) => (typeof l === 'string' ? `- ${oneLine(l)}` : `- ${oneLine(l.text)}\n  ${l.href}`)).join('\n')]
      : []),
    ...(action === '' ? [] : [`${label}${foot.colon}${action}`]),
    ['-- ', ...footer, ...(stop === null ? [] : [`${foot.stop}${foot.colon}${stop}`])].join('\n'),
  ].join('\n\n');
  const item = (l: LetterLine) =>
    typeof l === 'string' ? escaped(oneLine(l)) : `<a href="${escaped(l.href)}">${escaped(oneLine(l.text))}</a>`;
  const stopLink =
    stop === null ? '' : `<br><a class="soft" href="${escaped(stop)}" style="color:#555b66">${escaped(foot.stop)}</a>`;
  const content = [
    ...kept.map((b) => {
      if (b.kind === 'heading') return `<h2 style="font-size:18px">${htmlRuns(b.text)}</h2>`;
      return b.kind === 'list'
        ? `<ul>${b.items.map((i) => `<li>${htmlRuns(i)}</li>`).join('')}</ul>`
        : `<p>${htmlRuns(b.text)}</p>`;
    }),
    ...(lines.length > 0 ? [`<ul>${lines.map((l) => `<li>${item(l)}</li>`).join('')}</ul>`] : []),
    ...(action === '' ? [] : [button(action, label)]),
    `<p class="soft" style="${FOOT}">${footer.map(escaped).join('<br>')}${stopLink}</p>`,
  ].join('\n');
  return { subject, text: `${text}\n`, html: frame({ lang, title: subject, content }) };
}

/** "de {student}" before Élise: "d’{student}". French only. */
const elided = (source: string, value: (name: string) => string): string =>
  source.replace(CUT_SHORT, (whole, cut: string, name: string) => (ofName(value(name)).startsWith('d’') ? `${cut}’` : whole));

function htmlOf(run: Inline, rich: (text: string) => string, address: (href: string) => string): string {
  if (run.kind === 'strong' || run.kind === 'em') return `<${run.kind}>${rich(run.text)}</${run.kind}>`;
  return run.kind === 'link' ? `<a href="${escaped(address(run.href))}">${rich(run.text)}</a>` : rich(run.text);
}
