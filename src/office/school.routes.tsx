/** What the school shows of itself, set by its office: name, sender, country, logo, notices. */
import { type Context, Hono } from 'hono';
import { actorIn, type Found, foundIn, mayDo } from '../identity/entry.ts';
import { defaultNotice, NOTICES, type NoticeName } from '../identity/notices.ts';
import { readSchool, type School, updateSchool } from '../identity/school.store.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { boundaryOf, FormError, readForm } from '../kernel/multipart.ts';
import { Refusal } from '../kernel/refusal.ts';
import { UNNAMED } from '../kernel/school.ts';
import type { Errors } from '../ui/form.tsx';
import { type Lang, LANGS } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { PEOPLE_ABILITIES } from './people.policy.ts';
import { type PersonsDeps, wholeSchool } from './persons.routes.tsx';
import { LOGO_BYTES, type LogoFault, logoFault, NOTICE_LENGTH, readSchoolForm, type TypedSchool } from './school-form.ts';
import { SchoolPage, type SchoolProps } from './school.page.tsx';
import { NoticeFormPage, type NoticeFormProps } from './notice.page.tsx';
import { SCHOOL_WORDS } from './school-words.ts';

const nameOf = ({ name }: School) => (name === UNNAMED ? null : name);

async function propsOf(c: Context, { db, assets }: PersonsDeps): Promise<SchoolProps> {
  const school = await readSchool(db, actorIn(c).school);
  return {
    shell: shellOf(c, assets),
    name: nameOf(school),
    logo: school.logo,
    own: NOTICES.filter((notice) => school[notice] !== null),
    typed: { name: nameOf(school) ?? '', sender: school.sender ?? '', country: school.country },
    errors: {},
    saved: c.req.query('saved') !== undefined,
  };
}

/** Changes what the school shows, and says so in the journal: `action` with what was and what is. */
async function change(c: Context, { db, clock }: PersonsDeps, action: string, changes: Partial<Omit<School, 'id' | 'demo'>>) {
  const { school, person: actor } = actorIn(c);
  await db.transaction().execute(async (trx) => {
    const was = await readSchool(trx, school);
    const names = (Object.keys(changes) as (keyof typeof changes)[]).filter(
      (name) => JSON.stringify(was[name]) !== JSON.stringify(changes[name]),
    );
    if (names.length === 0) return;
    await updateSchool(trx, school, changes);
    const only = (all: Partial<School>) => Object.fromEntries(names.map((name) => [name, all[name]]));
    const entry = { school, at: clock.now(), actor, via: 'session', details: { before: only(was), after: only(changes) } };
    await record(trx, { ...entry, action, subject: `school:${school}` });
  });
}

async function save(c: Context, deps: PersonsDeps): Promise<Response> {
  const props = await propsOf(c, deps);
  const field = await typedIn(c);
  const typed: TypedSchool = { name: field('name'), sender: field('sender'), country: field('country') };
  const { school, faults } = readSchoolForm(typed);
  if (Object.keys(faults).length > 0) {
    const words = SCHOOL_WORDS[props.shell.lang].faults;
    const errors = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, words[fault]]));
    return c.html(renderPage(<SchoolPage {...props} typed={typed} errors={errors} saved={false} />), 422);
  }
  await change(c, deps, 'school.changed', school);
  return c.redirect('/school?saved', 303);
}

/** The file that a form brings, `LOGO_BYTES` and one at most; what is wrong otherwise. */
async function sentLogo(c: Context): Promise<Uint8Array<ArrayBuffer> | LogoFault> {
  const boundary = boundaryOf(c.req.header('content-type'));
  if (boundary === null || !c.req.raw.body) return 'missing';
  const pieces: Uint8Array[] = [];
  const sink = {
    write: async (bytes: Uint8Array) => {
      pieces.push(Uint8Array.from(bytes));
    },
  };
  try {
    await readForm(c.req.raw.body, boundary, sink, LOGO_BYTES);
  } catch (fault) {
    if (!(fault instanceof FormError)) throw fault;
    if (fault.reason === 'too-large') return 'too-large';
    throw new Refusal(fault.reason === 'cut' ? 'upload-cut' : 'not-a-form', {});
  }
  const bytes = Uint8Array.from(Buffer.concat(pieces));
  return logoFault(bytes) ?? bytes;
}

async function replaceLogo(c: Context, deps: PersonsDeps): Promise<Response> {
  const sent = await sentLogo(c);
  if (typeof sent === 'string') {
    const props = await propsOf(c, deps);
    const errors = { file: SCHOOL_WORDS[props.shell.lang].logoFaults[sent] };
    return c.html(renderPage(<SchoolPage {...props} errors={errors} saved={false} />), sent === 'too-large' ? 413 : 422);
  }
  const arriving = await deps.files.begin();
  await arriving.write(sent);
  const { sha256 } = await arriving.finish();
  await change(c, deps, 'school.logo-changed', { logo: sha256 });
  return c.redirect('/school?saved', 303);
}

async function removeLogo(c: Context, deps: PersonsDeps): Promise<Response> {
  await change(c, deps, 'school.logo-changed', { logo: null });
  return c.redirect('/school?saved', 303);
}

const findNotice = async (c: Context, actor: Parameters<typeof wholeSchool>[1]): Promise<Found<NoticeName> | null> => {
  const notice = NOTICES.find((name) => name === c.req.param('notice'));
  return notice ? { ...(await wholeSchool(c, actor)), value: notice } : null;
};

async function noticeProps(c: Context, { db, assets, config }: PersonsDeps): Promise<NoticeFormProps> {
  const notice = foundIn<NoticeName>(c);
  const school = await readSchool(db, actorIn(c).school);
  const own = school[notice];
  const facts = { school: nameOf(school), sender: school.sender, sessionDays: config.SESSION_DAYS };
  const given = (lang: Lang) => defaultNotice(notice, facts, lang).text;
  return {
    shell: shellOf(c, assets),
    notice,
    own: own !== null,
    typed: { fr: own?.fr ?? '', en: own?.en ?? '' },
    given: { fr: given('fr'), en: given('en') },
    errors: {},
    previewed: false,
    saved: c.req.query('saved') !== undefined,
  };
}

async function saveNotice(c: Context, deps: PersonsDeps): Promise<Response> {
  const props = await noticeProps(c, deps);
  const { notice, shell } = props;
  const field = await typedIn(c);
  const restores = field('intent') === 'restore';
  const typed = restores ? { fr: '', en: '' } : { fr: field('fr'), en: field('en') };
  const w = SCHOOL_WORDS[shell.lang].noticeFaults;
  const errors: Errors = {
    ...(typed.fr === '' && typed.en !== '' && { fr: w.french }),
    ...Object.fromEntries(LANGS.filter((lang) => typed[lang].length > NOTICE_LENGTH).map((lang) => [lang, w.long])),
  };
  const wrong = Object.keys(errors).length > 0;
  if (wrong || field('intent') === 'preview') {
    const page = <NoticeFormPage {...props} typed={typed} errors={errors} previewed={!wrong} saved={false} />;
    return c.html(renderPage(page), wrong ? 422 : 200);
  }
  const { fr, en } = typed;
  await change(c, deps, 'school.notice-changed', { [notice]: fr === '' ? null : { fr, ...(en && { en }) } });
  return c.redirect(`/school/notices/${notice}?saved`, 303);
}

/** /school, /school/logo, /school/notices/:notice. */
export function schoolRoutes(deps: PersonsDeps): Hono {
  const ability = PEOPLE_ABILITIES.manageSchool;
  const keeper = () => mayDo(deps.identity, ability, wholeSchool);
  const noticeKeeper = () => mayDo(deps.identity, ability, findNotice);
  return new Hono()
    .get('/school', keeper(), async (c) => c.html(renderPage(<SchoolPage {...await propsOf(c, deps)} />)))
    .post('/school', keeper(), (c) => save(c, deps))
    .post('/school/logo', keeper(), (c) => replaceLogo(c, deps))
    .post('/school/logo/remove', keeper(), (c) => removeLogo(c, deps))
    .get('/school/notices/:notice', noticeKeeper(), async (c) =>
      c.html(renderPage(<NoticeFormPage {...await noticeProps(c, deps)} />)),
    )
    .post('/school/notices/:notice', noticeKeeper(), (c) => saveNotice(c, deps));
}
