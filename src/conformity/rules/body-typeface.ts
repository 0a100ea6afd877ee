/** The body text is set in the face that the guide names, or a metric equivalent; another face warns and never blocks. Pure. */
import type { Found, Rule } from '../finding.ts';
import { faceById } from '../measure/faces.ts';
import { clauseOf, legible, places } from '../reading.ts';

interface Value {
  like: string;
  name: string;
}
/** Below this share of the body, no face is the face of the body. */
const MOST = 0.6;

const rule: Rule<Value> = {
  id: 'body-typeface',
  params({ format }) {
    const asked = format?.body?.typeface;
    return asked ? { clause: clauseOf(asked, format), value: { like: asked.like, name: asked.name } } : null;
  },
  check(subject, { like, name }) {
    const read = legible(subject);
    if (!read) return 'undetermined';
    const { family, face, familyShare, readable, otherPages } = read.measures.body;
    const known = face === null ? null : faceById(face);
    const params = { family: known?.name ?? family, asked: name, share: Math.round(familyShare * 100) };
    const say = (
      status: Found['status'],
      code: string,
      at: Pick<Found, 'place' | 'more'> = { place: null },
    ): readonly Found[] => [{ severity: 'warning', status, code, params, ...at }];
    if (family === null) return say('undetermined', 'unknown');
    if (familyShare < MOST) return say('undetermined', 'mixed', places(otherPages.slice(0, 12)));
    if (face === like) return [];
    if (readable === false) return say('failed', 'display-face');
    if (face === null && readable === null) return say('undetermined', 'unknown-face');
    return say('failed', 'other-face');
  },
};
export default rule;
