/** Reports of mail servers, as they are written in the wild, and what is none of them. */
import { describe, expect, test } from 'vitest';
import { readDeliveryReport, REPORT_BYTES } from './delivery-report.ts';

const LETTER = '0b7f4c1e-5d2a-4a3b-9c1d-2e3f4a5b6c7d';
const FAILED = [
  'Final-Recipient: rfc822; karim@example.org',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <karim@example.org>:',
  '    Recipient address rejected',
].join('\n');
const HEADERS = `Message-ID: <${LETTER}@ecole.example>\nX-Soutenir-Letter: ${LETTER}\nSubject: Bonjour`;

/** A report as a mail server sends it. */
const report = ({ status = FAILED, returned = `${HEADERS}\n\nBonjour`, type = 'message/rfc822', eol = '\r\n' } = {}) =>
  [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'To: retours@ecole.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="=_b"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--=_b',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `I'm sorry. X-Soutenir-Letter: 11111111-1111-4111-8111-111111111111`,
    '',
    '--=_b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org\nArrival-Date: Sun, 1 Mar 2026 09:00:00 +0000',
    '',
    status,
    '',
    '--=_b',
    `Content-Type: ${type}`,
    '',
    returned,
    '--=_b--',
    '',
  ]
    .join('\n')
    .replaceAll('\n', eol);
const read = (text: string) => readDeliveryReport(Buffer.from(text));
const REASON = '5.1.1, 550 5.1.1 <karim@example.org>: Recipient address rejected';

describe('a letter that did not arrive', () => {
  test.each([
    ['with the whole letter', {}],
    ['with its headers only', { type: 'text/rfc822-headers', returned: `${HEADERS}\n` }],
    ['with the lines of Unix', { eol: '\n' }],
    ['named by its Message-ID alone', { returned: `Message-ID: <${LETTER.toUpperCase()}@ecole.example>\n\n` }],
    ['with headers folded', { returned: `X-Soutenir-Letter:\n ${LETTER}\n\n` }],
    [
      'one of several recipients',
      { status: `Final-Recipient: rfc822; a@b.example\nAction: relayed\nStatus: 2.0.0\n\n${FAILED}` },
    ],
    ['without its action', { status: FAILED.replace('Action: failed\n', '') }],
  ])('%s', async (_, how) => {
    expect(await read(report(how))).toEqual({ said: 'failed', letter: LETTER, reason: REASON });
  });

  test('given up after days of tries: a status of 4, over all the same', async () => {
    const status = 'Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 4.4.7';
    expect(await read(report({ status }))).toEqual({ said: 'failed', letter: LETTER, reason: '4.4.7' });
  });

  test('a reason of any length, with what terminals obey, is kept short and on one line', async () => {
    const status = `${FAILED}\u001b[2J\u202e${'x'.repeat(9000)}`;
    const said = await read(report({ status }));
    expect(said).toMatchObject({ said: 'failed' });
    const { reason } = said as { reason: string };
    expect(reason).toHaveLength(300);
    expect(reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test.each([
  ['late, tried again by the mail server', 'Action: delayed\nStatus: 4.4.1'],
  ['delivered', 'Action: delivered\nStatus: 2.0.0'],
  ['late, without an action', 'Status: 4.2.2'],
])('what is %s is no bounce', async (_, fields) => {
  const status = `Final-Recipient: rfc822; a@b.example\n${fields}`;
  expect(await read(report({ status }))).toEqual({ said: 'going', letter: LETTER });
});

test.each([
  ['a report about a letter of someone else', report({ returned: 'Message-ID: <abc@other.example>\n\n' }), 'stranger'],
  ['a report without what it returns', report().replace(/--=_b\r\nContent-Type: message\/rfc822[^]*/, '--=_b--\r\n'), 'stranger'],
  ['a letter named in a text, not in the headers returned', report({ returned: `Subject: x\n\n${HEADERS}` }), 'stranger'],
  [
    'an out-of-office answer',
    `From: a@b.example\nAuto-Submitted: auto-replied\nIn-Reply-To: <${LETTER}@ecole.example>\nSubject: Absent\n\nJe reviens lundi.`,
    'no-report',
  ],
  ['a report quoted in a letter', `Content-Type: text/plain\n\n${report()}`, 'no-report'],
  ['nothing', '', 'no-report'],
  ['bytes', '\u0000\u0001\u0002'.repeat(5000), 'no-report'],
])('%s is left alone', async (_, text, said) => {
  expect(await read(text)).toEqual({ said });
});

test('a message nested a thousand times, and headers without end, are left alone', async () => {
  const nested = Array.from({ length: 1000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`).join('');
  expect(await read(nested)).toEqual({ said: 'no-report' });
  expect(await read(`${'X-A: y\n'.repeat(200_000)}\n`)).toEqual({ said: 'no-report' });
});

test('what comes after the first megabytes is not read', async () => {
  const whole = report({ returned: `${HEADERS}\n\n${'x'.repeat(REPORT_BYTES * 2)}` });
  expect(await read(whole)).toMatchObject({ said: 'failed', letter: LETTER });
});
