/** The rules and their messages, one explicit line each. Pure. */
import type { Messages, Rule, RuleId } from './finding.ts';
import { messages as annexItemsMessages } from './messages/annex-items.ts';
import { messages as bodySizeMessages } from './messages/body-size.ts';
import { messages as bodyTypefaceMessages } from './messages/body-typeface.ts';
import { messages as citationStyleMessages } from './messages/citation-style.ts';
import { messages as citationsReferencedMessages } from './messages/citations-referenced.ts';
import { messages as coverPageMessages } from './messages/cover-page.ts';
import { messages as deadlineMessages } from './messages/deadline.ts';
import { messages as fileNameMessages } from './messages/file-name.ts';
import { messages as fileSizeMessages } from './messages/file-size.ts';
import { messages as fileTypeMessages } from './messages/file-type.ts';
import { messages as justificationMessages } from './messages/justification.ts';
import { messages as layoutMessages } from './messages/layout.ts';
import { messages as lineSpacingMessages } from './messages/line-spacing.ts';
import { messages as pageCountMessages } from './messages/page-count.ts';
import { messages as qrCodesMessages } from './messages/qr-codes.ts';
import { messages as readableMessages } from './messages/readable.ts';
import { messages as referencesCitedMessages } from './messages/references-cited.ts';
import { messages as requiredPartsMessages } from './messages/required-parts.ts';
import { messages as scannedMessages } from './messages/scanned.ts';
import annexItems from './rules/annex-items.ts';
import bodySize from './rules/body-size.ts';
import bodyTypeface from './rules/body-typeface.ts';
import citationStyle from './rules/citation-style.ts';
import citationsReferenced from './rules/citations-referenced.ts';
import coverPage from './rules/cover-page.ts';
import deadline from './rules/deadline.ts';
import fileName from './rules/file-name.ts';
import fileSize from './rules/file-size.ts';
import fileType from './rules/file-type.ts';
import justification from './rules/justification.ts';
import layout from './rules/layout.ts';
import lineSpacing from './rules/line-spacing.ts';
import pageCount from './rules/page-count.ts';
import qrCodes from './rules/qr-codes.ts';
import readable from './rules/readable.ts';
import referencesCited from './rules/references-cited.ts';
import requiredParts from './rules/required-parts.ts';
import scanned from './rules/scanned.ts';

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
    { rule: scanned, messages: scannedMessages },
    { rule: fileName, messages: fileNameMessages },
    { rule: pageCount, messages: pageCountMessages },
    { rule: bodyTypeface, messages: bodyTypefaceMessages },
    { rule: bodySize, messages: bodySizeMessages },
    { rule: lineSpacing, messages: lineSpacingMessages },
    { rule: justification, messages: justificationMessages },
    { rule: layout, messages: layoutMessages },
    { rule: requiredParts, messages: requiredPartsMessages },
    { rule: coverPage, messages: coverPageMessages },
    { rule: annexItems, messages: annexItemsMessages },
    { rule: qrCodes, messages: qrCodesMessages },
    { rule: citationStyle, messages: citationStyleMessages },
    { rule: citationsReferenced, messages: citationsReferencedMessages },
    { rule: referencesCited, messages: referencesCitedMessages },
    { rule: deadline, messages: deadlineMessages },
  ].map((entry): [RuleId, Registered] => [entry.rule.id, entry]),
);
