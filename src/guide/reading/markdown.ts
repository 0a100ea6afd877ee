/** The small Markdown of a guide: **strong**, *emphasis*, [words](https://address). Anything else is plain text. Pure. */

export type Inline = { kind: 'text' | 'strong' | 'em'; text: string } | { kind: 'link'; text: string; href: string };

const TOKEN = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** `source` cut in runs, in order. Links lead to http(s) addresses only. */
export function inline(source: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of source.matchAll(TOKEN)) {
    const [whole, strong, em, words, href] = match;
    if (match.index > from) parts.push({ kind: 'text', text: source.slice(from, match.index) });
    if (strong) parts.push({ kind: 'strong', text: strong });
    else if (em) parts.push({ kind: 'em', text: em });
    else if (words && href) parts.push({ kind: 'link', text: words, href });
    from = match.index + whole.length;
  }
  if (from < source.length) parts.push({ kind: 'text', text: source.slice(from) });
  return parts;
}
