import { z } from 'zod';

/** How far somebody has read: all threads up to one time, single threads further. Times as comments have them. */
export const readMarksSchema = z.object({
  all: z.string().nullable(),
  threads: z.record(z.string(), z.string()),
});
export type ReadMarksOf = Readonly<z.infer<typeof readMarksSchema>>;

/** Before the server has said what this person has read, nothing counts as unread. */
export const untoldMarks: ReadMarksOf = { all: '9999-12-31T23:59:59.999Z', threads: {} };
