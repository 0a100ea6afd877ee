/** The rules and their messages, one explicit line each. Pure. */
import type { Messages, Rule, RuleId } from './finding.ts';
import { messages as fileSizeMessages } from './messages/file-size.ts';
import { messages as fileTypeMessages } from './messages/file-type.ts';
import { messages as readableMessages } from './messages/readable.ts';
import fileSize from './rules/file-size.ts';
import fileType from './rules/file-type.ts';
import readable from './rules/readable.ts';

export interface Registered {
  rule: Rule;
  messages: Messages;
}

/** In the order of the report. */
export const REGISTRY: ReadonlyMap<RuleId, Registered> = new Map<RuleId, Registered>(
  [
    { rule: fileType, messages: fileTypeMessages },
    { rule: readable, messages: readableMessages },
    { rule: fileSize, messages: fileSizeMessages },
  ].map((entry): [RuleId, Registered] => [entry.rule.id, entry]),
);
