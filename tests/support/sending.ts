/** Sends files as a browser does: one form of several parts, its body whole or piece by piece. */
import { createHash } from 'node:crypto';
import type { Deposit } from '../../src/deposit/deposit.ts';
import { versionsOf } from '../../src/deposit/deposit.store.ts';
import { buildSchoolSite, type SampleSchool, sampleSchool, SITE_NOW } from './school.ts';
import type { Site, SiteOptions } from './site.ts';

const BOUNDARY = 'a-boundary-of-tests';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** A small file that a PDF reader opens at its head and closes at its tail, like no other for each `text`. */
export const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`);

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The body of a form: its fields, then its file. */
export function formOf(fields: Readonly<Record<string, string>>, file: { name: string; bytes: Uint8Array }): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${file.name.replaceAll('"', '%22')}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join('') + head), file.bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

export interface Sent {
  intent?: 'deposit' | 'check';
  name?: string;
  bytes?: Uint8Array;
  fields?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** The body itself, instead of that of a whole form. */
  body?: Uint8Array | ReadableStream<Uint8Array>;
}

/** POSTs a form to `address` as a browser that asks for a page. */
export async function send(site: Site, address: string, cookie: { cookie: string } | null, sent: Sent = {}): Promise<Response> {
  const { intent = 'deposit', name = 'memoire.pdf', bytes = pdf('un mémoire'), fields = {}, headers = {} } = sent;
  const body = sent.body ?? formOf({ intent, ...fields }, { name, bytes });
  const init = { method: 'POST', body: body as BodyInit, duplex: 'half' };
  return site.app.request(address, {
    ...init,
    headers: { accept: 'text/html', 'accept-language': 'fr', 'content-type': FORM_TYPE, ...cookie, ...headers },
  });
}

/** The pieces of `body` in turn, with what happens between them; `end` says how the connection ends. */
export function pieces(
  body: Uint8Array,
  { at, between, end = 'whole' }: { at: number; between?: () => unknown; end?: 'whole' | 'short' | 'broken' },
): ReadableStream<Uint8Array> {
  const parts = [body.subarray(0, at), body.subarray(at)];
  return new ReadableStream({
    async pull(controller) {
      const part = parts.shift();
      if (parts.length === 1) return controller.enqueue(part!);
      await between?.();
      if (end === 'broken') return controller.error(new Error('the connection broke'));
      if (end === 'whole' && part) controller.enqueue(part);
      controller.close();
    },
  });
}

/** The sample school with its student at the door, and a clock to set. */
export interface StudentSite {
  site: Site;
  school: SampleSchool;
  student: { cookie: string };
  /** What its clock says. */
  now: number;
  address(deliverable?: string, mission?: string): string;
  hand(sent?: Sent, deliverable?: string): Promise<Response>;
  versions(deliverable?: string): Promise<Deposit[]>;
  /** A page as a browser gets it, with ordinary spaces. */
  page(who?: { cookie: string }, where?: string): Promise<{ status: number; text: string }>;
  /** SHA-256 of every kept file. */
  incoming(): Promise<string[]>;
}

/** Builds a `StudentSite`; close its site. */
export async function studentSite(options: SiteOptions = {}): Promise<StudentSite> {
  const clock = { time: SITE_NOW };
  const site = await buildSchoolSite({ clock: { now: () => clock.time }, ...options });
  const school = await sampleSchool(site);
  const student = await school.as(school.student);
  const address = (deliverable = 'memoire', mission = school.mission) => `/missions/${mission}/deposits/${deliverable}`;
  return {
    site,
    school,
    student,
    get now() {
      return clock.time;
    },
    set now(time) {
      clock.time = time;
    },
    address,
    hand: (sent = {}, deliverable = 'memoire') => send(site, address(deliverable), student, sent),
    versions: (deliverable = 'memoire') => versionsOf(site.database.db, school.school, school.mission, deliverable),
    page: async (who = student, where = address()) => {
      const answer = await site.app.request(where, { headers: { accept: 'text/html', 'accept-language': 'fr', ...who } });
      return { status: answer.status, text: (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ') };
    },
    incoming: async () => (await Array.fromAsync(site.files.list())).map((f) => f.sha256),
  };
}

/** The title that a page shows. */
export const titleOf = (text: string): string | undefined => /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1];
