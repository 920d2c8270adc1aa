import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { leastPasswordLength } from '#domain/sharing/leastPasswordLength.ts';

/** Argon2id, 46 MiB, two passes (OWASP's password storage sheet asks for 46 MiB and one). */
const cost = { memory: 47_104, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** What somebody types to show that they know it. */
export const typedPasswordSchema = z.string().min(1).max(1_000);

export const newPasswordSchema = typedPasswordSchema.min(
  leastPasswordLength,
  `a password has at least ${leastPasswordLength} characters`,
);

/** One at a time: a hundred sign-ins at once must not take 4.6 GiB. */
let last: Promise<unknown> = Promise.resolve();

/** `argon2id$<memory KiB>$<passes>$<lanes>$<salt>$<hash>`, so that a later cost can be told from this one. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, { ...cost, salt });
  const { memory, passes, parallelism } = cost;
  return ['argon2id', memory, passes, parallelism, toText(salt), toText(hash)].join('$');
}

export async function fitsPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = stored.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const found = await derive(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.byteLength,
    salt: Buffer.from(salt, 'base64url'),
  });
  return timingSafeEqual(found, expected);
}

type Cost = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
  readonly salt: Buffer;
};

function derive(password: string, { salt, ...parameters }: Cost): Promise<Buffer> {
  const message = password.normalize('NFKC');
  const next = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        argon2('argon2id', { ...parameters, message, nonce: salt }, (error, key) => {
          if (error === null) resolve(key);
          else reject(error);
        });
      }),
  );
  last = next.catch(() => null);
  return next;
}

function toText(bytes: Buffer): string {
  return bytes.toString('base64url');
}
