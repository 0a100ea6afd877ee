/** Letters of the school: their list, their words in both languages, a preview on a real mission. */
import { type Context, Hono } from 'hono';
import type { DepositDeps } from '../deposit/deposit.routes.tsx';
import { ANY_PROGRAMME, type Actor, programmesAs } from '../identity/ability.ts';
import { actorIn, foundIn, type Found, mayDo } from '../identity/entry.ts';
import { readSchool } from '../identity/school.store.ts';
import { typedIn } from '../kernel/form.ts';
import { record } from '../kernel/journal.store.ts';
import { isLetterKind, kindOf, type LetterKind } from '../letter/kinds.ts';
import { missingPlaceholders, renderLetter, unknownPlaceholders } from '../letter/letter.ts';
import { givenWords, ownWordings, ownWords, restoreWording, saveWording } from '../letter/wording.store.ts';
import { guideOf } from '../mission/cohort.routes.tsx';
import { leadsOf } from '../mission/alert.store.ts';
import { readMission } from '../mission/mission.store.ts';
import { nameOf } from '../mission/mission.ts';
import { casesOf } from '../reminder/reminder.store.ts';
import type { Errors } from '../ui/form.tsx';
import { type Lang, LANGS } from '../ui/lang.ts';
import { renderPage } from '../ui/render.ts';
import { shellOf } from '../ui/shell.routes.ts';
import { series } from '../ui/typography.ts';
import { sampleDigest } from './letter-digest.ts';
import { sampleValues } from './letter-sample.ts';
import { LETTER_ABILITIES } from './letters.policy.ts';
import { LettersPage } from './letters.page.tsx';
import { LetterPage, type TypedLetter } from './letter.page.tsx';
import { previewMissions } from './letters.store.ts';
import { LETTERS_WORDS } from './letters-words.ts';

const LONGEST = { subject: 200, body: 5000 } as const;

/** Letters belong to the whole school. */
const findSchool = async (_c: Context, actor: Actor): Promise<Found<null>> => ({
  subject: { school: actor.school, programme: ANY_PROGRAMME },
  value: null,
});
const findKind = async (c: Context, actor: Actor): Promise<Found<LetterKind> | null> => {
  const kind = c.req.param('kind') ?? '';
  return isLetterKind(kind) ? { subject: { school: actor.school, programme: ANY_PROGRAMME }, value: kind } : null;
};

/** What is wrong in the typed words, field by field. */
function faultsIn(kind: LetterKind, typed: TypedLetter, lang: Lang): Errors {
  const w = LETTERS_WORDS[lang];
  const faults: Record<string, string> = {};
  for (const each of LANGS) {
    for (const field of ['subject', 'body'] as const) {
      const text = typed[each][field];
      const unknown = unknownPlaceholders(kind, { subject: '', body: '', [field]: text });
      if (text === '') faults[`${field}-${each}`] = w.missing;
      else if (text.length > LONGEST[field]) faults[`${field}-${each}`] = w.tooLong;
      else if (unknown.length > 0) {
        const names = unknown.map((name) => (/^[{}⟦⟧]$/.test(name) ? name : `{${name}}`));
        faults[`${field}-${each}`] = w.unknown(series(names, lang));
      }
    }
    const absent = missingPlaceholders(kind, typed[each]).map((name) => `{${name}}`);
    if (absent.length > 0) faults[`body-${each}`] ??= w.required(series(absent, lang));
  }
  return faults;
}

/** What a letter would be for a mission of the school, in both languages. */
async function preview(c: Context, deps: DepositDeps, kind: LetterKind, typed: TypedLetter, asked: string) {
  const { db, shelf, clock, config } = deps;
  const actor = actorIn(c);
  const missions = await previewMissions(db, actor.school, programmesAs(actor, 'office'));
  const chosen = missions.find((m) => m.id === asked) ?? missions[0];
  const mission = chosen && (await readMission(db, actor.school, chosen.id));
  if (!mission) return { missions, mission: '', letters: null };
  const { name: school, sender } = await readSchool(db, actor.school);
  const guide = guideOf(shelf(), mission.cohort);
  const by = nameOf(actor);
  const [lead = null] = await leadsOf(db, actor.school, mission.cohort.guide);
  const [each] = await casesOf(db, shelf(), [mission]);
  const now = clock.now();
  const action = `${config.BASE_URL}/missions/${mission.id}`;
  const letterIn = (lang: Lang) => {
    const digest = each ? sampleDigest(kind, each, lang, now) : null;
    const values = sampleValues(kind, { mission, guide, lang, school, sender, by, lead, now });
    return renderLetter({
      lang,
      words: { ...typed[lang], action: givenWords(kind)[lang].action },
      values: {
        ...values,
        ...digest?.values,
        ...(digest?.to && { firstName: digest.to.firstName, lastName: digest.to.lastName }),
      },
      action,
      // Calls are lines alone; anything else leads to where it is given.
      lines: (digest?.lines ?? []).map((text) => (kind === 'remind-staff' ? text : { text, href: action })),
      answered: true,
      stop: kindOf(kind).digest ? '#' : null,
    });
  };
  return { missions, mission: mission.id, letters: { fr: letterIn('fr'), en: letterIn('en') } };
}

async function show(c: Context, deps: DepositDeps, typed: TypedLetter | null, asked: string, errors: Errors = {}) {
  const kind = foundIn<LetterKind>(c);
  const { school } = actorIn(c);
  const [fr, en] = await Promise.all(LANGS.map((lang) => ownWords(deps.db, { school, kind, lang })));
  const given = givenWords(kind);
  const words = typed ?? { fr: fr ?? given.fr, en: en ?? given.en };
  // Words of before an update, which are not sent any more, are shown with what is wrong.
  const outdated = typed === null ? faultsIn(kind, words, shellOf(c, deps.assets).lang) : {};
  const isOutdated = Object.keys(outdated).length > 0;
  const page = (
    <LetterPage
      shell={shellOf(c, deps.assets)}
      kind={kind}
      own={fr || en ? (isOutdated ? 'outdated' : 'in-force') : null}
      given={given}
      typed={words}
      errors={isOutdated ? outdated : errors}
      saved={c.req.query('saved') !== undefined}
      preview={await preview(c, deps, kind, words, asked)}
    />
  );
  return c.html(renderPage(page), Object.keys(errors).length > 0 ? 422 : 200);
}

async function change(c: Context, deps: DepositDeps): Promise<Response> {
  const { db, clock } = deps;
  const kind = foundIn<LetterKind>(c);
  const actor = actorIn(c);
  const { school, person } = actor;
  const field = await typedIn(c);
  const wordsOf = (lang: Lang) => ({ subject: field(`subject-${lang}`).replaceAll('\n', ' '), body: field(`body-${lang}`) });
  const typed = { fr: wordsOf('fr'), en: wordsOf('en') };
  const restores = field('intent') === 'restore';
  const errors = restores ? {} : faultsIn(kind, typed, shellOf(c, deps.assets).lang);
  if (!restores && (Object.keys(errors).length > 0 || field('intent') === 'preview')) {
    return show(c, deps, typed, field('mission'), errors);
  }
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    for (const lang of LANGS) {
      if (restores) await restoreWording(trx, { school, kind, lang });
      else await saveWording(trx, { school, kind, lang, ...typed[lang], by: person, at });
    }
    const details = restores ? {} : { subject: { fr: typed.fr.subject, en: typed.en.subject } };
    const action = restores ? 'letter.restored' : 'letter.worded';
    await record(trx, { school, at, actor: person, via: 'session', action, subject: `letter:${kind}`, details });
  });
  return c.redirect(`/letters/${kind}?saved`, 303);
}

/** /letters, /letters/:kind. */
export function lettersRoutes(deps: DepositDeps): Hono {
  const { word } = LETTER_ABILITIES;
  return new Hono()
    .get('/letters', mayDo(deps.identity, word, findSchool), async (c) =>
      c.html(renderPage(<LettersPage shell={shellOf(c, deps.assets)} own={await ownWordings(deps.db, actorIn(c).school)} />)),
    )
    .get('/letters/:kind', mayDo(deps.identity, word, findKind), (c) => show(c, deps, null, c.req.query('mission') ?? ''))
    .post('/letters/:kind', mayDo(deps.identity, word, findKind), (c) => change(c, deps));
}
