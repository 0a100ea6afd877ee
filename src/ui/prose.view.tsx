/** Small Markdown on a page. */
import { Fragment } from 'preact';
import { blocks, inline } from './markdown.ts';

/** A run of words, its emphasis and links rendered. */
export function Runs({ text }: { text: string }) {
  return (
    <>
      {inline(text).map((part, i) => {
        if (part.kind === 'strong') return <strong key={i}>{part.text}</strong>;
        if (part.kind === 'em') return <em key={i}>{part.text}</em>;
        if (part.kind === 'link') {
          return (
            <a key={i} href={part.href} rel="noreferrer">
              {part.text}
            </a>
          );
        }
        return <Fragment key={i}>{part.text}</Fragment>;
      })}
    </>
  );
}

/** A text of paragraphs, headings (under the title of its page) and lists. */
export function Prose({ source }: { source: string }) {
  return (
    <>
      {blocks(source).map((block, i) => {
        if (block.kind === 'heading') {
          return (
            <h2 key={i}>
              <Runs text={block.text} />
            </h2>
          );
        }
        if (block.kind === 'paragraph') {
          return (
            <p key={i}>
              <Runs text={block.text} />
            </p>
          );
        }
        return (
          <ul key={i}>
            {block.items.map((item, n) => (
              <li key={n}>
                <Runs text={item} />
              </li>
            ))}
          </ul>
        );
      })}
    </>
  );
}
