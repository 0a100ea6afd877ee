/** Where the clocks are that a page reads. Pure. */

/** What guides say of clocks. */
export interface Clocks {
  guides: readonly { guide: string; version: string; timezone: string }[];
}

/** Zone of a school that has no guide yet. */
const ZONE = 'Europe/Paris';

/** Zone of what belongs to no programme: that of the first guide. */
export const schoolZone = ({ guides }: Clocks): string => guides[0]?.timezone ?? ZONE;

/** Zone of a version of a guide. */
export const guideZone = (clocks: Clocks, { guide, version }: { guide: string; version: string }): string =>
  clocks.guides.find((each) => each.guide === guide && each.version === version)?.timezone ?? schoolZone(clocks);
