/** What people may do with cohorts and missions. */
import type { Ability } from '../identity/ability.ts';

export const MISSION_ABILITIES = {
  readMission: {
    id: 'mission.read',
    what: 'read the thread of a mission',
    roles: ['student', 'company-tutor', 'academic-tutor', 'juror', 'lead', 'office'],
  },
  readCohort: { id: 'cohort.read', what: 'read the list of a cohort', roles: ['lead', 'office'] },
  createCohort: { id: 'cohort.create', what: 'create a cohort', roles: ['lead', 'office'] },
  scheduleCohort: { id: 'cohort.schedule', what: 'set the dates of a cohort', roles: ['lead', 'office'] },
  extendDeadline: { id: 'deadline.extend', what: 'give more time, to one or to all', roles: ['lead'] },
  declare: { id: 'mission.declare', what: 'declare a mission: company, periods, company tutor', roles: ['student'] },
  createMission: { id: 'mission.create', what: 'add a mission to a cohort', roles: ['lead', 'office'] },
  editMission: {
    id: 'mission.edit',
    what: 'correct a mission; put on record tutors who come and leave, an end, a longer mission',
    roles: ['lead', 'office'],
  },
  correctTutor: {
    id: 'tutor.correct',
    what: 'correct the name and the address of a company tutor; students, of one whom they declared and who opened nothing yet',
    roles: ['student', 'lead', 'office'],
  },
  waiveMission: { id: 'mission.waive', what: 'waive a finding on a mission, with a reason', roles: ['lead'] },
  raiseAlert: {
    id: 'alert.raise',
    what: 'tell the lead, in private, that a mission is a worry',
    roles: ['student', 'company-tutor', 'academic-tutor'],
  },
  handleAlert: { id: 'alert.handle', what: 'read what was told in private, and say what was done', roles: ['lead'] },
  handOn: { id: 'mission.hand-on', what: 'pass one’s tutoring on to a colleague', roles: ['company-tutor'] },
  followLinks: {
    id: 'mission.links',
    what: 'see what became of the links sent for a mission, send them again, take them back',
    roles: ['lead', 'office'],
  },
  inviteJuror: { id: 'jury.invite', what: 'invite a juror by a link', roles: ['lead'] },
  openCohort: {
    id: 'cohort.invite',
    what: 'make the link by which students join a cohort, and take it back',
    roles: ['lead', 'office'],
  },
} as const satisfies Record<string, Ability>;
