/** The pages of a link: who asks what of whom; or that it has expired, was taken back, is served. */
import { UNNAMED } from '../kernel/school.ts';
import { Layout, type Shell } from '../ui/layout.tsx';
import { instant } from '../ui/typography.ts';
import type { AskedNow, Purpose, Standing } from './link.ts';
import { LINK_WORDS } from './link-words.ts';

/** A link as its page shows it. */
export interface ShownLink {
  standing: Standing;
  /** Served, it still opens what was given. */
  rereads: boolean;
  /** It was written to read what was given before, for what `said` tells. */
  tells: boolean;
  purpose: Purpose;
  /** How far its answer is. */
  far: AskedNow['far'];
  school: string;
  sender: string | null;
  /** Whom what it asks is about, as its letter names them; null where it names nobody. */
  student: string | null;
  /** First name and family name of whom it is for. */
  name: string;
  said: { title: string; askedBy: string; about: string };
  /** Whether a colleague may take it over. */
  mayHandOn: boolean;
  expiresAt: Date;
  /** Where the clocks of its mission are. */
  zone: string;
}

const School = ({ name }: { name: string }) =>
  name === UNNAMED ? null : (
    <p class="crumb">
      <bdi>{name}</bdi>
    </p>
  );

const Ask = ({ shell, sender }: { shell: Shell; sender: string | null }) => {
  const w = LINK_WORDS[shell.lang];
  return <p class="soft">{sender === null ? w.ask : w.write(sender)}</p>;
};

/** When a link ends: by the hour, since it ends in the middle of a day. */
const lastMoment = ({ expiresAt, zone }: ShownLink, { lang }: Shell) => instant(expiresAt, lang, zone);

/** What a link was sent for, or for whom: a tutor of several students has several. */
const Asked = ({ title }: { title: string }) => (
  <p>
    <strong>
      <bdi>{title}</bdi>
    </strong>
  </p>
);

/** What the page gives and its forms send back (`proofOf`). */
const Proof = ({ value }: { value: string }) => <input type="hidden" name="form" value={value} />;

/** Who asks what of whom. Reading it changes nothing: the button opens the session. */
function LivePage({ shell, token, proof, link, session }: LinkPageProps) {
  const w = LINK_WORDS[shell.lang];
  const { said, purpose } = link;
  return (
    <Layout shell={shell} title={w.tab} focused unlisted>
      <header>
        <School name={link.school} />
        <h1>{said.title}</h1>
        <p class="lede">{said.askedBy}</p>
      </header>
      <section class="sheet door">
        {said.about
          .split('\n')
          .filter(Boolean)
          .map((line) => (
            <p key={line}>{line}</p>
          ))}
        <p>{w.forWhom(link.name)}</p>
        {session === null ? null : (
          <p class="notice check" role="note">
            {w.session(session)}
          </p>
        )}
        <form class="actions" method="post" action={`/l/${token}`}>
          <Proof value={proof} />
          <button class="button" type="submit">
            {link.far === null ? w.start[purpose] : w.goOn[link.far]}
          </button>
        </form>
        <p class="soft">{w.how[purpose](lastMoment(link, shell))}</p>
      </section>
      {link.mayHandOn ? (
        <section>
          <form class="actions" method="post" action={`/l/${token}/hand-on`}>
            <Proof value={proof} />
            <span class="soft">{w.handOnWhy}</span>
            <button class="button quiet small" type="submit">
              {w.handOn}
            </button>
          </form>
        </section>
      ) : null}
      <Ask shell={shell} sender={link.sender} />
    </Layout>
  );
}

export interface LinkPageProps {
  shell: Shell;
  token: string;
  /** What a form of the page sends back. */
  proof: string;
  link: ShownLink;
  /** Name of whom an account session of this browser belongs to. */
  session: string | null;
}

/** The first page of a link. */
export function LinkPage(props: LinkPageProps) {
  const { shell, token, link } = props;
  const w = LINK_WORDS[shell.lang];
  if (link.standing === 'live') return <LivePage {...props} />;
  const news = { title: link.said.title, text: link.said.about };
  const given = link.standing === 'served' ? w.served[link.purpose] : w.dead[link.standing];
  const { title, text } = link.tells && link.rereads ? news : given;
  return (
    <Layout shell={shell} title={title} focused unlisted>
      <header>
        <School name={link.school} />
        <h1>{title}</h1>
        {link.standing === 'expired' ? <Asked title={link.said.title} /> : null}
        {link.standing === 'served' && !link.tells && link.student !== null ? <Asked title={link.student} /> : null}
        <p class="lede">{text}</p>
      </header>
      {link.standing === 'expired' ? (
        <form class="actions" method="post" action={`/l/${token}/renew`}>
          <input type="hidden" name="lang" value={shell.lang} />
          <button class="button" type="submit">
            {w.renew}
          </button>
        </form>
      ) : null}
      {link.rereads && token !== '' ? <RereadForm {...props} /> : null}
      <Ask shell={shell} sender={link.sender} />
    </Layout>
  );
}

/** What opens again what was given, to be read. */
function RereadForm({ shell, token, proof, link }: LinkPageProps) {
  const w = LINK_WORDS[shell.lang];
  return (
    <form class="actions" method="post" action={`/l/${token}`}>
      <Proof value={proof} />
      <button class="button quiet" type="submit">
        {link.tells ? w.read : w.reread}
      </button>
      <span class="soft">{w.rereadUntil(lastMoment(link, shell))}</span>
    </form>
  );
}

/** One thing said about links: none has this token, a fresh one may be on its way, it is passed on. */
export function LinkSaysPage({ shell, said }: { shell: Shell; said: 'unknown' | 'renewed' | 'handedOn' }) {
  const { title, text } = LINK_WORDS[shell.lang][said];
  return (
    <Layout shell={shell} title={title} focused unlisted>
      <header>
        <h1>{title}</h1>
        <p class="lede">{text}</p>
      </header>
    </Layout>
  );
}

/** The session of a link is over. `sent`: something was sent, and not taken. */
export function LinkOverPage(props: { shell: Shell; id: string; link: ShownLink; sent: boolean }) {
  const { shell, id, link, sent } = props;
  const { over, overSent, renew, lost, enter } = LINK_WORDS[shell.lang];
  const { title, text } = sent ? overSent : over;
  return (
    <Layout shell={shell} title={title} focused unlisted>
      <header>
        <School name={link.school} />
        <h1>{title}</h1>
        <Asked title={link.said.title} />
        <p class="lede">{text}</p>
      </header>
      <section class="sheet door">
        <p>{lost}</p>
        <form class="actions" method="post" action="/l/again">
          <input type="hidden" name="link" value={id} />
          <input type="hidden" name="lang" value={shell.lang} />
          <button class="button" type="submit">
            {renew}
          </button>
        </form>
      </section>
      <p class="soft">
        <a href="/enter">{enter}</a>
      </p>
    </Layout>
  );
}
