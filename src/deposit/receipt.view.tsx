/** The receipt of a deposit on its page: what was received and when, its print, its code. */
import type { ComponentChildren } from 'preact';
import type { QrShape } from '../kernel/qr-code.ts';
import { Sign } from '../ui/signal.tsx';
import type { Fact, Piece, Receipt } from './receipt.ts';
import { RECEIPT_WORDS } from './receipt-words.ts';

export interface ReceiptProps {
  receipt: Receipt;
  /** Identifier of the deposit. */
  deposit: string;
  /** Code of the address of verification. */
  qr: QrShape;
  /** Further actions, above those of the receipt. */
  children?: ComponentChildren;
}

function PieceView({ piece: { as, text } }: { piece: Piece }) {
  if (as === 'name') return <bdi>{text}</bdi>;
  return as === 'code' ? <code class="print-code">{text}</code> : <>{text}</>;
}

function Line({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, i) => (
        <>
          {i > 0 ? ' ' : null}
          <PieceView piece={piece} />
        </>
      ))}
    </>
  );
}

/** The facts that weigh most are set stronger. */
const STRONG: readonly Fact['id'][] = ['file', 'received'];

function FactView({ fact: { id, term, value, notes } }: { fact: Fact }) {
  const line = <Line pieces={value} />;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {STRONG.includes(id) ? <strong>{line}</strong> : line}
        {notes.map((note, i) => (
          <span class="soft note" key={i}>
            <Line pieces={note} />
          </span>
        ))}
      </dd>
    </>
  );
}

/** The code that a telephone reads, drawn on the page. */
function QrPicture({ shape, label }: { shape: QrShape; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${shape.size} ${shape.size}`} role="img" aria-label={label}>
      <rect width={shape.size} height={shape.size} fill="#fff" />
      <path d={shape.path} fill="#000" />
    </svg>
  );
}

/** The whole block. Which document it is, the title of its page says; the report of conformity stands below. */
export function ReceiptView({ receipt, deposit, qr, children }: ReceiptProps) {
  const w = RECEIPT_WORDS[receipt.lang];
  const { standing, verification } = receipt;
  return (
    <section class="sheet receipt deposit-receipt" aria-label={receipt.title}>
      <div class="receipt-facts">
        <p class={`signal ${standing.tone}`}>
          <Sign tone={standing.tone} />
          <strong>{standing.sentence}</strong>
        </p>
        <dl class="facts">
          {receipt.facts
            .filter((fact) => fact.id !== 'document')
            .map((fact) => (
              <FactView key={fact.id} fact={fact} />
            ))}
        </dl>
      </div>
      <div class="receipt-side">
        <div class="stack">
          {children}
          <a class="button quiet" href={`/deposits/${deposit}/receipt.pdf`}>
            {w.pdf}
          </a>
        </div>
        <div class="receipt-proof">
          <QrPicture shape={qr} label={w.qr(verification.address)} />
          <p class="small">
            {w.code}
            <br />
            <code>{verification.code}</code>
            <br />
            <a href={`/verify/${verification.code.replaceAll('-', '')}`}>{w.verify}</a>
          </p>
        </div>
      </div>
    </section>
  );
}
