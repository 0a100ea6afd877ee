/** The picture of a page with the findings drawn on it, and the strip of pages. Numbers lead from one to the other. */
import { Sign, type Tone } from '../ui/signal.tsx';
import type { Mark } from './report-view.ts';
import type { PageSize } from './trial.ts';
import type { CheckWords } from './web-words.ts';

export interface LeafProps {
  words: CheckWords;
  page: number;
  total: number;
  /** Points; null when the page was counted but not read. */
  size: PageSize | null;
  /** Where the annexes begin, in words; null when nothing says it. */
  annexes: string | null;
  marks: readonly Mark[];
  strip: readonly number[];
  tones: ReadonlyMap<number, Tone>;
  picture: (page: number) => string;
  pageLink: (page: number) => string;
}

/** Side of the numbered tag of a mark, in points. */
const TAG = 15;

/** Marks drawn over the picture, in points of the page. Tags stand left of their box, kept on the page. */
function Marks({ marks, size: [width, height], words }: { marks: readonly Mark[]; size: PageSize; words: CheckWords }) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="group" aria-label={words.strip}>
      {marks.map(({ number, tone, what, box: [x0, y0, x1, y1] }, i) => {
        const x = Math.max(1, x0 - TAG - 5);
        const y = Math.min(Math.max(0, y0 - 2), height - TAG);
        return (
          <a key={i} href={`#finding-${number}`} class={`mark ${tone}`} aria-label={words.mark(number, what)}>
            <rect class="area" x={x0 - 2} y={y0 - 2} width={Math.max(4, x1 - x0 + 4)} height={Math.max(4, y1 - y0 + 4)} />
            <rect class="tag" x={x} y={y} width={TAG} height={TAG} rx="2" />
            <text x={x + TAG / 2} y={y + TAG - 4.2}>
              {number}
            </text>
          </a>
        );
      })}
    </svg>
  );
}

function Strip({ strip, page, tones, words, pageLink }: LeafProps) {
  return (
    <nav class="strip" aria-label={words.strip}>
      {strip.map((n) => {
        const tone = tones.get(n);
        return (
          <a key={n} href={pageLink(n)} data-page={n} class={tone ?? 'wait'} aria-current={n === page ? 'page' : undefined}>
            {tone ? <Sign tone={tone} /> : null}
            <span class="visually-hidden">{words.pageOf(n, strip.at(-1) ?? n).split(' ')[0]} </span>
            {n}
            {tone ? <span class="visually-hidden">{` ${words.tones[tone as 'check']}`}</span> : null}
          </a>
        );
      })}
    </nav>
  );
}

/** The leaf: picture, where it stands, strip. */
export function Leaf(props: LeafProps) {
  const { words, page, total, size, annexes, marks, picture } = props;
  const where = `${words.pageOf(page, total)}${annexes ? `, ${annexes}` : ''}`;
  return (
    <div class="leaf" id="page" data-leaf>
      <div class="paper">
        {size ? (
          <>
            <img src={picture(page)} width={Math.round(size[0])} height={Math.round(size[1])} alt={words.picture(page)} />
            {marks.length ? <Marks marks={marks} size={size} words={words} /> : null}
          </>
        ) : (
          <p class="absent">{words.noPicture}</p>
        )}
      </div>
      {total ? <p class="small soft">{where}</p> : null}
      {props.strip.length ? <Strip {...props} /> : null}
    </div>
  );
}
