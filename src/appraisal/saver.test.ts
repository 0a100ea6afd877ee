/** What the script of a form saves, keeps and says, whatever the network does. */
import { expect, test } from 'vitest';
import { EVERY_MS, joined, type Outcome, Saver, type Unsaved } from './saver.ts';

/** A page whose time is moved by hand and whose server answers as told. */
function page() {
  const told: { changes: Unsaved; leaving: boolean; answer: (outcome: Outcome) => void }[] = [];
  const said: string[] = [];
  let kept: Unsaved | null = null;
  let failed = false;
  let now = 0;
  let due: { at: number; call: () => void }[] = [];
  const saver = new Saver({
    tell: (changes, leaving) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      told.push({ changes, leaving, answer: resolve });
      return promise;
    },
    keep: (changes, hasFailed) => {
      kept = changes;
      failed = hasFailed;
    },
    say: (state, words) => void said.push(words || state),
    after: (ms, then) => void due.push({ at: now + ms, call: then }),
    now: () => now,
  });
  const pass = (ms: number) => {
    now += ms;
    const ready = due.filter(({ at }) => at <= now);
    due = due.filter(({ at }) => at > now);
    for (const { call } of ready) call();
  };
  const answer = async (index: number, outcome: Outcome) => {
    told[index]!.answer(outcome);
    await new Promise((done) => setImmediate(done));
  };
  return { saver, told, said, pass, answer, kept: () => kept, failed: () => failed };
}
const saved = { saved: 'Enregistré' };
const of = (answers: Record<string, string>): Unsaved => ({ answers });

test('the first change is told soon, the next ones together, at most every five seconds', async () => {
  const { saver, told, pass, answer, said, kept } = page();
  saver.change(of({ a: 'good' }));
  expect(kept()).toEqual(of({ a: 'good' }));
  pass(800);
  expect(told.map((t) => t.changes)).toEqual([of({ a: 'good' })]);
  await answer(0, saved);
  expect(kept()).toBeNull();
  expect(said.at(-1)).toBe('Enregistré');
  saver.change(of({ b: 'fair' }));
  saver.change({ answers: { a: 'poor' }, comment: 'mot' });
  pass(EVERY_MS - 1);
  expect(told).toHaveLength(1);
  pass(1);
  expect(told[1]!.changes).toEqual({ answers: { b: 'fair', a: 'poor' }, comment: 'mot' });
});

test('what is typed while a saving is under way is kept and told after it', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  saver.change(of({ a: 'poor', b: 'good' }));
  expect(kept()).toEqual(of({ a: 'poor', b: 'good' }));
  await answer(0, saved);
  expect(kept()).toEqual(of({ a: 'poor', b: 'good' }));
  expect(said.at(-1)).toBe('pending');
  pass(EVERY_MS);
  expect(told[1]!.changes).toEqual(of({ a: 'poor', b: 'good' }));
});

test('a cut keeps everything on the device, asks less and less, and loses nothing typed meanwhile', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change(of({ a: 'good', b: 'good' }));
  pass(800);
  saver.change(of({ a: 'poor' }));
  await answer(0, 'cut');
  expect(said.at(-1)).toBe('cut');
  expect(kept()).toEqual(of({ a: 'poor', b: 'good' }));
  pass(60_000);
  expect(told[1]!.changes).toEqual(of({ a: 'poor', b: 'good' }));
  await answer(1, 'cut');
  pass(EVERY_MS);
  expect(told).toHaveLength(2);
  pass(60_000);
  await answer(2, saved);
  expect(kept()).toBeNull();
});

test('a session that is over keeps what was typed and stops asking until the page is looked at again', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  await answer(0, 'over');
  expect(said.at(-1)).toBe('over');
  pass(600_000);
  expect(told).toHaveLength(1);
  expect(kept()).toEqual(of({ a: 'good' }));
  void saver.flush(true);
  await answer(1, saved);
  expect(kept()).toBeNull();
});

test('what is changed once another page sent the form is said so, and stays on the device', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  saver.change({ answers: {}, comment: 'Un oubli' });
  await answer(0, 'sent');
  expect(said.at(-1)).toBe('sent');
  expect(kept()).toEqual({ answers: { a: 'good' }, comment: 'Un oubli' });
  const settled = saver.settle();
  await answer(told.length - 1, 'sent');
  expect(await settled).toBe('sent');
  expect(kept()).toEqual({ answers: { a: 'good' }, comment: 'Un oubli' });
});

test('what a device keeps says whether its saving failed: until the server takes it, and not while a first saving is under way', async () => {
  const { saver, pass, answer, failed } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  expect(failed()).toBe(false);
  await answer(0, 'cut');
  expect(failed()).toBe(true);
  saver.change(of({ b: 'good' }));
  expect(failed()).toBe(true);
  pass(60_000);
  await answer(1, saved);
  saver.change(of({ c: 'good' }));
  expect(failed()).toBe(false);
});

test.each([
  [['Un', 'Un début'], 'Un début'],
  [['Ici', 'Là'], 'Ici\n\nLà'],
  [['', 'Là'], 'Là'],
])('what several pages kept is one: the newest answers, and every text (%j)', (texts, comment) => {
  const copies = texts.map((text, at) => ({ answers: { a: `${at}`, [`only-${at}`]: 'good' }, comment: text }));
  expect(joined(copies)).toEqual({ answers: { a: '1', 'only-0': 'good', 'only-1': 'good' }, comment });
});

test('leaving tells at once what has no answer yet; since the two may cross, a page that stays tells it again', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  saver.change(of({ a: 'poor', b: 'good' }));
  void saver.flush(true);
  expect(told[1]).toMatchObject({ leaving: true, changes: of({ a: 'poor', b: 'good' }) });
  await answer(1, saved);
  await answer(0, saved); // the older one came last: the server may hold it
  expect(said.at(-1)).not.toBe('Enregistré');
  expect(kept()).toEqual(of({ a: 'poor', b: 'good' }));
  pass(EVERY_MS);
  expect(told[2]!.changes).toEqual(of({ a: 'poor', b: 'good' }));
  await answer(2, saved);
  expect(said.at(-1)).toBe('Enregistré');
  expect(saver.unsaved).toEqual(of({}));
});

test('one saving at a time: what comes after is told once the server answered, never beside it', async () => {
  const { saver, told, pass, answer } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  saver.change(of({ a: 'poor' }));
  pass(EVERY_MS);
  expect(told).toHaveLength(1);
  await answer(0, saved);
  expect(told.map((t) => t.changes)).toEqual([of({ a: 'good' }), of({ a: 'poor' })]);
});

test('a form that is no longer theirs says so, keeps what was typed, and stops asking', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  await answer(0, 'gone');
  expect(said.at(-1)).toBe('gone');
  pass(600_000);
  expect(told).toHaveLength(1);
  expect(kept()).toEqual(of({ a: 'good' }));
});

test('a text that was written elsewhere since is said so, stays on the device, and is not told again by itself', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change({ answers: {}, comment: 'ici' });
  pass(800);
  await answer(0, 'elsewhere');
  expect(said.at(-1)).toBe('elsewhere');
  pass(600_000);
  expect(told).toHaveLength(1);
  expect(kept()).toEqual({ answers: {}, comment: 'ici' });
  const settled = saver.settle();
  await answer(1, 'elsewhere');
  expect(await settled).toBe('elsewhere');
});

test('what is too long stays on the device, and is not told again by itself; the server says it beside the text when it is sent', async () => {
  const { saver, told, pass, answer, kept, said } = page();
  saver.change({ answers: {}, comment: 'long' });
  pass(800);
  await answer(0, 'long');
  expect(said.at(-1)).toBe('long');
  pass(600_000);
  expect(told).toHaveLength(1);
  expect(kept()).toEqual({ answers: {}, comment: 'long' });
  const settled = saver.settle();
  await answer(1, 'long');
  expect(await settled).toBe('long');
});

test('what another page took over is told no more, so that it overwrites nothing of what that page makes of it', async () => {
  const { saver, told, pass, answer } = page();
  saver.change(of({ a: 'poor' }));
  pass(800);
  await answer(0, 'over');
  saver.forget();
  await saver.flush(true);
  expect(told).toHaveLength(1);
});

test('with nothing to save nothing is told', async () => {
  const { saver, told } = page();
  await saver.flush(true);
  expect(await saver.settle()).toBe('saved');
  expect(told).toEqual([]);
});

test('before a form is sent every answer is waited for', async () => {
  const { saver, told, pass, answer } = page();
  saver.change(of({ a: 'good' }));
  pass(800);
  saver.change(of({ b: 'good' }));
  const settled = saver.settle();
  await answer(0, saved);
  expect(told).toHaveLength(2);
  await answer(1, saved);
  expect(await settled).toBe('saved');
  saver.change(of({ c: 'good' }));
  const cut = saver.settle();
  await answer(2, 'cut');
  expect(await cut).toBe('cut');
});
