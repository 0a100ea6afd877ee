/** The thread that runs Typst: orders in, PDFs out. Data comes as JSON that templates read as values: nothing of it is ever run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { ROOT } from '../kernel/root.ts';
import { coverageOf, settableData } from './coverage.ts';

export interface Order {
  template: string;
  /** JSON. */
  data: string;
}
export type Answer = { pdf: Uint8Array<ArrayBuffer> } | { problem: string };

/** Nothing outside this folder can be read by a template. */
const TEMPLATES = join(ROOT, 'src', 'typesetting', 'templates');
const FONTS = join(ROOT, 'node_modules', '@expo-google-fonts', 'tinos');
/** Documents after which what they computed is forgotten. */
const KEPT = 10;

const covers = coverageOf(readFileSync(join(FONTS, '400Regular', 'Tinos_400Regular.ttf')));
const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [FONTS] }] });

function set({ template, data }: Order): Answer {
  const inputs = { data: JSON.stringify(settableData(JSON.parse(data), covers)) };
  const result = compiler.compile({ mainFilePath: join(TEMPLATES, `${template}.typ`), inputs });
  const document = result.result;
  if (!document) {
    const error = result.takeError() ?? result.takeDiagnostics();
    const found = (error?.shortDiagnostics ?? []) as readonly { message?: string }[];
    return { problem: found.map((d) => d.message ?? '').join('; ') || 'nothing was set' };
  }
  const pdf = Uint8Array.from(compiler.pdf(document, { pdfStandard: 'a-2a' }));
  compiler.evictCache(KEPT);
  return { pdf };
}

parentPort?.on('message', (order: Order) => {
  let answer: Answer;
  try {
    answer = set(order);
  } catch (fault) {
    answer = { problem: fault instanceof Error ? fault.message : String(fault) };
  }
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer] : []);
});
