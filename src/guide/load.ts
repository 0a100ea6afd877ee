/** From the text of a guide file to a guide, or to problems with file, line and what to do. Never throws on bad text. Pure. */
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { Framework } from './framework.ts';
import { Guide } from './schema.ts';

/** Something wrong in a file: where (line and column count from 1), what, and what to do. */
export interface FileProblem {
  file: string;
  line: number;
  column: number;
  /** Path of the item: "deliverables.0.format.pages.min". */
  path: string;
  message: string;
  todo: string;
}
export type Loaded<T> = { ok: true; value: T; lines: Lines } | { ok: false; problems: readonly FileProblem[] };

/** Line and column of a path of a parsed file; the nearest item around it when the path itself is absent. */
export type Lines = (path: readonly PropertyKey[]) => { line: number; column: number };

const MAX_CHARACTERS = 2_000_000;
const MAX_PROBLEMS = 50;

/** Reads a guide; `file` is only named in the problems. */
export function loadGuide(text: string, file: string): Loaded<Guide> {
  return load(text, file, Guide);
}

/** Reads a competency framework. */
export function loadFramework(text: string, file: string): Loaded<Framework> {
  return load(text, file, Framework);
}

function load<T>(text: string, file: string, schema: z.ZodType<T>): Loaded<T> {
  const at = (line: number, column: number, path: string, message: string, todo: string): FileProblem => ({
    file,
    line,
    column,
    path,
    message,
    todo,
  });
  if (text.length > MAX_CHARACTERS) {
    return {
      ok: false,
      problems: [
        at(
          1,
          1,
          '',
          `the file holds ${text.length} characters, more than ${MAX_CHARACTERS}`,
          'Split the programme, or remove what is not a guide.',
        ),
      ],
    };
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, merge: false });
  if (document.errors.length > 0) {
    const problems = document.errors.slice(0, MAX_PROBLEMS).map((e) => {
      const { line, col } = counter.linePos(e.pos[0]);
      return at(line, col, '', e.message, 'Correct the YAML: check the indentation, put texts with ": " or "#" between quotes.');
    });
    return { ok: false, problems };
  }
  const lines = positions(document, counter);
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return {
      ok: false,
      problems: [
        at(
          1,
          1,
          '',
          error instanceof Error ? error.message : String(error),
          'Write the repeated items out: a guide uses no alias.',
        ),
      ],
    };
  }
  const read = schema.safeParse(plain);
  if (read.success) return { ok: true, value: read.data, lines };
  const problems = read.error.issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const { line, column } = lines(issue.path);
    return at(line, column, issue.path.map(String).join('.'), issue.message, advice(issue));
  });
  return { ok: false, problems };
}

function positions(document: Document, counter: LineCounter): Lines {
  return (path) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) {
        const { line, col } = counter.linePos(node.range[0]);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
}

function advice(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove ${issue.keys.map((k) => `"${k}"`).join(', ')}, or correct the spelling: the schema knows every key that a guide may have.`;
    case 'invalid_type':
      return `Give a value of type ${issue.expected}.`;
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`;
    default:
      return 'Correct the value; an editor that reads guide.schema.json shows what is accepted.';
  }
}
