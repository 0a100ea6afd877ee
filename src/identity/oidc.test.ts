/** The visit that the browser keeps, what a provider tells, what its faults mean. */
import { expect, test } from 'vitest';
import { completed, type Flow, flowCookie, problemOf, readFlow, type SchoolProblem, toldBy } from './oidc.ts';

const NOW = Date.UTC(2026, 0, 15, 9, 30);
const flow: Flow = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43), next: '/cohorts?x=1', at: NOW };
const read = (changes: Record<string, unknown>, state = flow.state, now = NOW) =>
  readFlow(JSON.stringify({ ...flow, ...changes }), state, now);

test('a visit is read for ten minutes, by the state that it began with', () => {
  expect(read({})).toEqual(flow);
  expect(read({}, flow.state, NOW + 600_000)).toEqual(flow);
  expect(read({}, flow.state, NOW + 600_001)).toBeNull();
  expect(read({}, flow.state, NOW - 1)).toBeNull();
  expect(read({}, 'x'.repeat(43))).toBeNull();
  expect(read({ state: '' }, '')).toBeNull();
  expect(read({ verifier: 12 })).toBeNull();
  for (const text of [undefined, false, '', '{', 'null', '[]'] as const) expect(readFlow(text, flow.state, NOW)).toBeNull();
});

test('a visit leads back to a page of this server only', () => {
  expect(read({ next: 'https://elsewhere.example/' })?.next).toBe('/');
  expect(read({ next: '//elsewhere.example' })?.next).toBe('/');
});

test('the cookie of a visit has the name of its state and no sign that a cookie cannot bear', () => {
  expect(flowCookie(flow.state)).toBe('soutenir.school-ssssssssssss');
  expect(flowCookie('a;b=c\r\nset-cookie: d_-e')).toBe('soutenir.school-abcset-cooki');
});

test('claims are told as they are; an address counts as verified when the provider says so', () => {
  const told = (claims: Record<string, unknown>) => toldBy({ iss: 'https://id.example.org/', sub: '42', ...claims });
  expect(told({ email: ' ines@ecole.example ', email_verified: true, amr: ['pwd', 'mfa'] })).toEqual({
    issuer: 'https://id.example.org',
    subject: '42',
    email: 'ines@ecole.example',
    verified: true,
    secondFactor: true,
  });
  const verified = [true, 'true', false, 'false', undefined, 1, 'yes'].map((value) => told({ email_verified: value }).verified);
  expect(verified).toEqual([true, true, false, false, false, false, false]);
  expect([told({}).email, told({ email: '' }).email, told({ email: 12 }).email]).toEqual([null, null, null]);
});

test.each<[claims: Record<string, unknown>, secondFactor: boolean]>([
  [{ amr: ['mfa'] }, true],
  [{ amr: ['pwd'] }, false],
  [{ amr: 'mfa' }, false],
  [{ acr: 'https://refeds.org/profile/mfa' }, true],
  [{ acr: 'http://eidas.europa.eu/LoA/substantial' }, true],
  [{ acr: 'http://eidas.europa.eu/LoA/low' }, false],
  [{ acr: 'eidas2' }, true],
  [{ acr: 'eidas1' }, false],
  [{ acr: 'urn:mace:incommon:iap:silver' }, false],
  [{}, false],
])('claims %o: second factor %o', (claims, secondFactor) => {
  expect(toldBy(claims).secondFactor).toBe(secondFactor);
});

test('an address told apart from the token is verified where it is told, not by what the token says', () => {
  const token = { iss: 'https://id.example.org', sub: '42', acr: 'https://refeds.org/profile/mfa', email_verified: true };
  const told = (more: Record<string, unknown>) => toldBy(completed(token, { sub: '42', ...more }));
  expect(told({ email: 'ines@ecole.example' })).toMatchObject({
    email: 'ines@ecole.example',
    verified: false,
    secondFactor: true,
  });
  expect(told({ email: 'ines@ecole.example', email_verified: false })).toMatchObject({ verified: false });
  expect(told({ email: 'ines@ecole.example', email_verified: true })).toMatchObject({ verified: true, subject: '42' });
  expect(told({ sub: '43', acr: '' })).toMatchObject({ email: null, verified: false, subject: '42', secondFactor: true });
});

test.each<[fault: Record<string, unknown>, problem: SchoolProblem]>([
  [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'access_denied' }, 'declined'],
  [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'temporarily_unavailable' }, 'away'],
  [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'invalid_scope' }, 'refused'],
  [{ code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'invalid_grant', status: 400 }, 'used'],
  [{ code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'invalid_client', status: 401 }, 'refused'],
  [{ code: 'OAUTH_RESPONSE_BODY_ERROR', error: 'whatever', status: 502 }, 'away'],
  [{ code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }, 'clock'],
  [{ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' }, 'refused'],
  [{ code: 'OAUTH_TIMEOUT' }, 'away'],
  [{ code: 'OAUTH_RESPONSE_IS_NOT_CONFORM' }, 'away'],
  [{}, 'away'],
])('fault %o: %s', (fault, problem) => {
  expect(problemOf(fault)).toBe(problem);
});
