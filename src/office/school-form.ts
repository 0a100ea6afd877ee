/** What the school says of itself: the form, what is wrong with it, which pictures are a logo. Pure. */
import { isEmail } from '../identity/email.ts';
import { pictureType } from '../identity/logo.ts';
import { readCountry } from '../mission/countries.ts';

/** The form as it was typed. */
export interface TypedSchool {
  name: string;
  sender: string;
  country: string;
}
export type SchoolFault = 'name-missing' | 'name-long' | 'sender' | 'country';
export type SchoolFaults = Readonly<Partial<Record<keyof TypedSchool, SchoolFault>>>;

const NAME_LENGTH = 120;
/** A notice of more letters is a mistake. */
export const NOTICE_LENGTH = 50_000;
/** A logo of more bytes is a photograph; every page shows it. */
export const LOGO_BYTES = 500_000;

/** What the form means, or what is wrong with it. An empty sender is none. */
export function readSchoolForm(typed: TypedSchool): {
  school: { name: string; sender: string | null; country: string };
  faults: SchoolFaults;
} {
  const country = readCountry(typed.country);
  const name = typed.name.replaceAll(/\s+/g, ' ');
  const faults: SchoolFaults = {
    ...(name === '' ? { name: 'name-missing' as const } : name.length > NAME_LENGTH && { name: 'name-long' as const }),
    ...(typed.sender !== '' && !isEmail(typed.sender) && { sender: 'sender' as const }),
    ...(country === null && { country: 'country' as const }),
  };
  return { school: { name, sender: typed.sender || null, country: country ?? '' }, faults };
}

export type LogoFault = 'missing' | 'too-large' | 'not-picture' | 'too-wide';

/** More pixels than this a side are a bomb, or a poster. */
const LOGO_SIDE = 4000;

/** What is wrong with the bytes of a logo; null when nothing is. Their name and what the browser says of them count for nothing. */
export function logoFault(bytes: Uint8Array): LogoFault | null {
  if (bytes.length === 0) return 'missing';
  if (bytes.length > LOGO_BYTES) return 'too-large';
  const type = pictureType(bytes);
  if (type === null) return 'not-picture';
  if (type !== 'image/png') return null;
  // The first part of a PNG says its width and height.
  if (bytes.length < 33) return 'not-picture';
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width === 0 || height === 0) return 'not-picture';
  return Math.max(width, height) > LOGO_SIDE ? 'too-wide' : null;
}
