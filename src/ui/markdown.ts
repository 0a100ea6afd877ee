/** The small Markdown of guides and notices: **strong**, *emphasis*, [words](https://address); a notice has headings and lists too. Pure. */

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

type Block = { kind: 'heading'; text: string } | { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] };

/** `source` cut at its blank lines: "## " begins a heading, "- " an item of a list, anything else is a paragraph. */
export function blocks(source: string): Block[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((part) => part.trim().split(/\n(?=#+ )|(?<=(?:^|\n)#+ [^\n]*)\n/))
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part): Block => {
      if (/^#+ /.test(part)) return { kind: 'heading', text: part.replace(/^#+ +/, '') };
      if (!part.startsWith('- ')) return { kind: 'paragraph', text: part.replaceAll('\n', ' ') };
      const items = part.slice(2).split(/\n- /);
      return { kind: 'list', items: items.map((item) => item.replace(/\s*\n\s*/g, ' ').trim()) };
    });
}
