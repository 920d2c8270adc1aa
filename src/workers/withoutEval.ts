import { config } from 'zod';

/** As in the page: zod would compile schemas with `new Function`, which the Content-Security-Policy refuses to workers too. */
config({ jitless: true });
