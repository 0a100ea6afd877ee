/** The words of letters: those of the school where it has its own, and what every letter may say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Database } from '../kernel/database.ts';
import { ROOT } from '../kernel/root.ts';
import type { Lang } from '../ui/lang.ts';
import { isLetterKind, type LetterKind } from './kinds.ts';
import { isSound, LetterWords, type Wording } from './letter.ts';

const READ = new Map<LetterKind, LetterWords>();

/** The words of a letter as Soutenir has them, from content/letters. Read once: they are part of the program. */
export function givenWords(kind: LetterKind): LetterWords {
  const known =
    READ.get(kind) ?? LetterWords.parse(parse(readFileSync(join(ROOT, 'content', 'letters', `${kind}.yaml`), 'utf8')));
  READ.set(kind, known);
  return known;
}

/** The words of a letter in force in `school`: its own as long as they can be sent, else those of Soutenir. */
export async function wordsInForce(db: Database, school: string, kind: LetterKind, lang: Lang): Promise<Wording> {
  const given = givenWords(kind)[lang];
  const own = await ownWords(db, { school, kind, lang });
  return own && isSound(kind, own) ? { ...given, ...own } : given;
}

/** The words of the school, in force or not: an update may have given a letter other placeholders. Null: those of Soutenir. */
export async function ownWords(
  db: Database,
  { school, kind, lang }: WordingPlace,
): Promise<Pick<Wording, 'subject' | 'body'> | null> {
  const own = await db
    .selectFrom('letter_wording')
    .select(['subject', 'body'])
    .where('school_id', '=', school)
    .where('kind', '=', kind)
    .where('lang', '=', lang)
    .executeTakeFirst();
  return own ?? null;
}

/** Kinds that `school` words in its own way: whether its words can still be sent. */
export async function ownWordings(db: Database, school: string): Promise<ReadonlyMap<LetterKind, 'in-force' | 'outdated'>> {
  const rows = await db
    .selectFrom('letter_wording')
    .select(['kind', 'subject', 'body'])
    .where('school_id', '=', school)
    .execute();
  const own = new Map<LetterKind, 'in-force' | 'outdated'>();
  for (const { kind, ...words } of rows) {
    if (isLetterKind(kind) && own.get(kind) !== 'outdated') own.set(kind, isSound(kind, words) ? 'in-force' : 'outdated');
  }
  return own;
}

/** The school words a letter in its own way; what is the same as the words of Soutenir is not kept. */
export async function saveWording(
  trx: Database,
  { school, kind, lang, by, at, ...words }: Pick<Wording, 'subject' | 'body'> & WordingPlace & { by: string; at: number },
): Promise<void> {
  const given = givenWords(kind)[lang];
  if (words.subject === given.subject && words.body.trim() === given.body.trim())
    return restoreWording(trx, { school, kind, lang });
  const changed = { ...words, changed_by: by, changed_at: new Date(at) };
  await trx
    .insertInto('letter_wording')
    .values({ school_id: school, kind, lang, ...changed })
    .onConflict((conflict) => conflict.columns(['school_id', 'kind', 'lang']).doUpdateSet(changed))
    .execute();
}

interface WordingPlace {
  school: string;
  kind: LetterKind;
  lang: Lang;
}

/** The words of Soutenir again. */
export async function restoreWording(trx: Database, { school, kind, lang }: WordingPlace): Promise<void> {
  await trx
    .deleteFrom('letter_wording')
    .where('school_id', '=', school)
    .where('kind', '=', kind)
    .where('lang', '=', lang)
    .execute();
}
