import { config } from 'zod';

/** zod compiles schemas with `new Function`, which the Content-Security-Policy refuses; imported before any schema. */
config({ jitless: true });
