/** Files handed in on a test site, without a form: kept, filed, checked when the site works. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileDeposit } from '../../src/deposit/filing.store.ts';
import type { Deposit } from '../../src/deposit/deposit.ts';
import { readMission } from '../../src/mission/mission.store.ts';
import type { SampleSchool } from './school.ts';
import { SITE_NOW } from './school.ts';
import type { Site } from './site.ts';
import { guideOf } from './engine.ts';

/** Bytes of a document of tests/corpus. */
export const corpus = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../corpus', name));

export interface Handed {
  bytes: Uint8Array;
  mission?: string;
  deliverable?: string;
  name?: string;
  guideName?: boolean;
  at?: number;
}

/** Keeps and files `bytes` as the student of the mission would: by default the memoir of the sample school's first mission. */
export async function handIn(site: Site, school: SampleSchool, handed: Handed): Promise<Deposit> {
  const { db } = site.database;
  const mission = (await readMission(db, school.school, handed.mission ?? school.mission))!;
  const guide = guideOf(mission.cohort.guide);
  const arriving = await site.files.begin();
  await arriving.write(handed.bytes);
  const file = await arriving.finish();
  const at = handed.at ?? SITE_NOW;
  return fileDeposit(db, {
    mission,
    guide,
    deliverable: guide.deliverables.find((d) => (handed.deliverable ? d.id === handed.deliverable : d.main))!,
    file,
    originalName: handed.name ?? 'mon mémoire.pdf',
    guideName: handed.guideName ?? false,
    begunAt: at,
    receivedAt: at,
    declarations: [],
    actor: mission.student.id,
    letter: null,
  });
}
