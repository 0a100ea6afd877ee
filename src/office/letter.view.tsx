/** The letters of the office: more time was given, a deposit was reopened. A sentence, the reason, one action. */
import type { Lang } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { OFFICE_WORDS } from './words.ts';

interface Facts {
  lang: Lang;
  firstName: string;
  subject: string;
  /** What was decided, in a sentence. */
  said: string;
  reason: string;
  /** Where the one action leads. */
  address: string;
}

const LINK = 'display:inline-block;padding:12px 20px;background:#1e3a5f;color:#ffffff;text-decoration:none;border-radius:4px';

/** What people wrote, on one line: it cannot begin a line of its own. */
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ');

/** A letter as text and as HTML. */
export function officeLetter({ lang, firstName, subject, said, reason, address }: Facts) {
  const { letter: w } = OFFICE_WORDS[lang];
  const hello = w.hello(oneLine(firstName));
  const html = (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body style="font:16px/1.5 Georgia,serif;color:#1d2129;max-width:42rem;margin:0 auto;padding:16px">
        <p>{hello}</p>
        <p>
          <strong>{said}</strong>
        </p>
        <p>
          {`${w.reason} `}
          <bdi>{reason}</bdi>
        </p>
        <p>
          <a href={address} style={LINK}>
            {w.action}
          </a>
        </p>
      </body>
    </html>
  );
  return {
    subject: oneLine(subject),
    text: [hello, '', said, '', `${w.reason} ${oneLine(reason)}`, '', w.action, address, ''].join('\n'),
    html: renderPage(html),
  };
}
