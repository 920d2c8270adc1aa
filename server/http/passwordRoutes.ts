import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Attempts } from '#server/access/Attempts.ts';
import { endSessionsOf } from '#server/access/endSession.ts';
import { newPasswordSchema, typedPasswordSchema } from '#server/access/passwordHash.ts';
import { WrongTries } from '#server/access/WrongTries.ts';
import { problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';

const noAccount = problem(409, 'There is no password here: everyone on this machine is the admin.');

/** The owner's own password. */
export function registerPasswordRoutes(app: FastifyInstance, { access, description }: AppNeeds): void {
  const attempts = new Attempts({ burst: 10, perMinute: 2 });
  const wrong = new WrongTries(access.audit, {
    one: 'to change the password without the present one',
    many: 'times to change the password without the present one',
  });
  addEndpoint(app, description, {
    method: 'POST',
    path: '/password',
    access: 'manageServer',
    summary: 'Change my password; all my other sessions end at once',
    body: z.strictObject({ old: typedPasswordSchema, new: newPasswordSchema }),
    answers: {
      204: { description: 'Changed' },
      403: { description: 'Not the old password' },
      409: { description: 'There is no password here' },
      429: { description: 'Too many wrong ones. Wait' },
    },
    answer: async ({ body, principal }) => {
      if (principal.kind !== 'account') return noAccount;
      const { personId, sessionId } = principal;
      const now = new Date();
      if (!attempts.mayTry(personId, now.getTime())) {
        return problem(429, `Too many that were wrong. Try again in ${attempts.retryAfterSeconds} seconds.`);
      }
      attempts.count(personId, now.getTime());
      if (!(await access.accounts.changePassword(personId, { old: body.old, next: body.new }))) {
        wrong.count(now);
        return problem(403, 'This is not your present password.');
      }
      attempts.forgive(personId);
      endSessionsOf(access, personId, { except: sessionId, now });
      access.audit.add({ at: now, mapId: null, personId, what: 'changed their password' });
      return { status: 204 };
    },
  });
}
