/** The school that migrations create first; a server holds more when an administrator adds them. Pure. */
export const FIRST_SCHOOL = '00000000-0000-4000-8000-000000000001';
/** Name that migrations give to it, until it says its own. */
export const UNNAMED = 'Soutenir';
