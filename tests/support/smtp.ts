/** A mail server for tests: takes letters over SMTP and keeps them as they came. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

interface Received {
  from: string;
  to: string[];
  /** The message, headers and body. */
  data: string;
}

export interface MailServer {
  url: string;
  letters: Received[];
  /** Addresses that it does not take. */
  refused: Set<string>;
  close(): Promise<void>;
}

function talk(socket: Socket, { letters, refused }: Pick<MailServer, 'letters' | 'refused'>): void {
  let letter: Received = { from: '', to: [], data: '' };
  let text = '';
  let inData = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
    if (/^(EHLO|HELO)/i.test(line)) return say('250 mail.test');
    if (/^MAIL/i.test(line)) return ((letter = { from: address, to: [], data: '' }), say('250 ok'));
    if (/^RCPT/i.test(line)) {
      if (refused.has(address)) return say(`550 no such person <${address}>`);
      return (letter.to.push(address), say('250 ok'));
    }
    if (/^DATA/i.test(line)) return ((inData = true), say('354 go on'));
    if (/^QUIT/i.test(line)) return (say('221 bye'), void socket.end());
    return say('250 ok');
  };
  socket.on('error', () => {});
  socket.on('data', (piece) => {
    text += piece.toString();
    for (;;) {
      const end = inData ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
      if (end < 0) return;
      const taken = text.slice(0, end);
      text = text.slice(end + (inData ? 5 : 2));
      if (inData) {
        letters.push({ ...letter, data: taken });
        inData = false;
        say('250 taken');
      } else command(taken);
    }
  });
  say('220 mail.test');
}

/** Starts the mail server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const state = { letters: [] as Received[], refused: new Set<string>() };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    talk(socket, state);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    ...state,
    url: `smtp://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
