/** The QR codes owed are there, hold a full address, and agree with the link printed beside them. Never fetched. Pure. */
import type { QrCode } from '../../document/document.ts';
import { holds, say } from '../../guide/text.ts';
import { address, addressesOn, isShortener, meantAsAddress, onHost, settle } from '../addresses.ts';
import type { Case, Found, Params, Rule } from '../finding.ts';
import { clauseOf, legible } from '../reading.ts';

interface Owed {
  label: string;
  labelEn: string;
  host: string | null;
}

const rule: Rule<{ owed: (facts: Case['facts']) => readonly Owed[] }> = {
  id: 'qr-codes',
  params({ annexes }) {
    const all = (annexes?.items ?? []).flatMap((item) =>
      item.parts.flatMap((part) => (part.qr ? [{ item, part, host: part.qr.host ?? null }] : [])),
    );
    if (!all.length) return null;
    const owed = (facts: Case['facts']) =>
      all
        .filter(({ item }) => holds(item.when, facts))
        .map(({ part, host }) => ({ label: say(part.label, 'fr'), labelEn: say(part.label, 'en'), host }));
    return { clause: clauseOf(all[0]?.part, all[0]?.item, annexes), value: { owed } };
  },
  check(subject, { owed }) {
    const read = legible(subject);
    if (!read || !subject.qrCodes) return 'undetermined';
    const codes = subject.qrCodes.filter(
      (code, i, all) => all.findIndex((other) => other.text === code.text && other.page === code.page) === i,
    );
    return assign(owed(subject.facts), codes).flatMap(([each, code]) => {
      const names = { label: each.label, labelEn: each.labelEn, host: each.host };
      if (!code) return [finding('missing', { ...names, read: codes.length }, null)];
      return judge(each, code, read.document.pages[code.page - 1], names);
    });
  },
};
export default rule;

/** Gives each part the code that fits it best: its host first, then what is left, an address before what should be one. */
function assign(owed: readonly Owed[], codes: readonly QrCode[]): [Owed, QrCode | null][] {
  const left = codes.filter((code) => meantAsAddress(code.text));
  const take = (fits: (code: QrCode) => boolean): QrCode | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const leads = (code: QrCode, host: string) => {
    const url = address(code.text);
    return url !== null && onHost(url, host);
  };
  const given = new Map<Owed, QrCode | null>();
  for (const each of owed)
    if (each.host)
      given.set(
        each,
        take((code) => leads(code, each.host ?? '')),
      );
  for (const each of owed) if (!given.get(each)) given.set(each, take((code) => address(code.text) !== null) ?? take(() => true));
  return owed.map((each) => [each, given.get(each) ?? null]);
}

function judge(owed: Owed, code: QrCode, page: Parameters<typeof addressesOn>[0] | undefined, names: Params): Found[] {
  const url = address(code.text);
  const params = { ...names, text: code.text, page: code.page };
  if (!url) return [finding('unreadable-address', params, code, 'blocking')];
  const found: Found[] = [];
  if (isShortener(url)) found.push(finding('shortener', { ...params, service: url.hostname }, code));
  else if (owed.host && !onHost(url, owed.host)) found.push(finding('wrong-host', params, code));
  const printed = page ? addressesOn(page) : [];
  if (printed.some((each) => settle(each) === settle(url))) return found;
  const alike = printed.find((each) => onHost(each, owed.host ?? url.hostname));
  if (alike) found.push(finding('link-differs', { ...params, link: alike.href }, code));
  else found.push(finding('no-link', params, code));
  return found;
}

function finding(code: string, params: Params, at: QrCode | null, severity: 'blocking' | 'warning' = 'warning'): Found {
  return { severity, status: 'failed', code, params, place: at ? { page: at.page, box: at.box } : null };
}
