/** Whether a text is an e-mail address that a letter can be sent to. Pure. */
import { z } from 'zod';

const Email = z.email().max(254);

/** True for a whole address, and one only. */
export const isEmail = (text: string): boolean => Email.safeParse(text).success;
