import { z } from 'zod';

/** Who did what, when; never with contents. */
const auditEntrySchema = z.object({ at: z.string(), who: z.string(), what: z.string() });
export type AuditEntry = Readonly<z.infer<typeof auditEntrySchema>>;

/** What was done about a map, or about a server's accounts; the newest first. */
export const auditSchema = z.object({ entries: z.array(auditEntrySchema) });
