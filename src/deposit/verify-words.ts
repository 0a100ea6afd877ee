/** Words of the verification, in both languages. Pure. */
import type { Lang } from '../ui/lang.ts';

const fr = {
  codeTitle: 'Vérifiez un récépissé par son code',
  codeLede: 'Le code est en haut du récépissé, sous le QR code. Ni compte ni mot de passe.',
  code: 'Code de vérification',
  codeHint: 'Douze lettres et chiffres, tels que Q7K2-M9XT-4BHA.',
  codeWrong: 'Ce code n’a pas douze lettres et chiffres. Relisez-le sur le récépissé, puis recommencez.',
  next: 'Continuer',
  title: 'Vérifiez votre fichier',
  lede: 'Choisissez le fichier, ou tapez son empreinte\u00a0: nous disons s’il est celui qui a été déposé sous ce code.',
  file: 'Le fichier',
  fileHint: (size: string) => `${size} au plus. Il n’est ni lu ni conservé\u00a0: seule son empreinte est calculée.`,
  print: 'Ou son empreinte SHA-256',
  printHint: 'Soixante-quatre chiffres et lettres de a à f\u202f; espaces et majuscules ne comptent pas.',
  submit: 'Vérifier',
  errors: 'Rien n’a été vérifié',
  nothing: 'Choisissez un fichier, ou tapez son empreinte.',
  printWrong: 'Cette empreinte n’a pas soixante-quatre chiffres et lettres de a à f.',
  disagree: 'L’empreinte tapée n’est pas celle du fichier choisi. Gardez l’un des deux.',
  again: 'Vérifier un autre fichier',
  authentic: 'Ce fichier est authentique',
  authenticWhy: (what: string, number: number, at: string) =>
    `C’est, à l’octet près, la version ${number} de «\u00a0${what}\u00a0», reçue le ${at}.`,
  other: 'Ce fichier est une autre version',
  otherWhy: (what: string, meant: number, found: number, at: string) =>
    `Ce code désigne la version ${meant} de «\u00a0${what}\u00a0». Ce fichier en est la version ${found}, reçue le ${at}.`,
  unknown: 'Ce fichier est inconnu sous ce code',
  unknownWhy:
    'Ou le code n’est pas le bon, ou le fichier a changé depuis son dépôt, ne serait-ce que d’un octet\u00a0: un fichier ouvert puis enregistré n’est plus le même.',
  printIs: 'Empreinte vérifiée',
  filed: 'Ce reçu est authentique',
  filedWhy: 'Il est enregistré sous ce code. Comparez ce qui suit avec le reçu que vous avez.',
  kind: 'Document',
  otherCode: 'Vérifier un autre code',
};

type VerifyWords = typeof fr;

const en: VerifyWords = {
  codeTitle: 'Verify a receipt by its code',
  codeLede: 'The code is at the top of the receipt, below the QR code. No account, no password.',
  code: 'Verification code',
  codeHint: 'Twelve letters and digits, such as Q7K2-M9XT-4BHA.',
  codeWrong: 'This code does not have twelve letters and digits. Read it again on the receipt, then try again.',
  next: 'Continue',
  title: 'Verify your file',
  lede: 'Choose the file, or type its fingerprint: we say whether it is the one deposited under this code.',
  file: 'The file',
  fileHint: (size) => `${size} at most. It is neither read nor kept: only its fingerprint is computed.`,
  print: 'Or its SHA-256 fingerprint',
  printHint: 'Sixty-four digits and letters from a to f; spaces and capitals do not matter.',
  submit: 'Verify',
  errors: 'Nothing was verified',
  nothing: 'Choose a file, or type its fingerprint.',
  printWrong: 'This fingerprint does not have sixty-four digits and letters from a to f.',
  disagree: 'The fingerprint typed is not that of the file chosen. Keep one of the two.',
  again: 'Verify another file',
  authentic: 'This file is authentic',
  authenticWhy: (what, number, at) => `It is, to the byte, version ${number} of “${what}”, received on ${at}.`,
  other: 'This file is another version',
  otherWhy: (what, meant, found, at) =>
    `This code names version ${meant} of “${what}”. This file is version ${found} of it, received on ${at}.`,
  unknown: 'This file is unknown under this code',
  unknownWhy:
    'Either the code is not the right one, or the file has changed since it was deposited, if only by a byte: a file opened then saved is no longer the same.',
  printIs: 'Fingerprint verified',
  filed: 'This receipt is authentic',
  filedWhy: 'It is on record under this code. Compare what follows with the receipt that you have.',
  kind: 'Document',
  otherCode: 'Verify another code',
};

export const VERIFY_WORDS: Record<Lang, VerifyWords> = { fr, en };
