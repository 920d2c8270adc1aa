import type { Access } from '#server/access/Access.ts';
import type { Config } from '#server/config.ts';
import type { Failures } from '#server/failures/Failures.ts';
import type { Matchers } from '#server/failures/matcher/Matchers.ts';
import type { RuleWatch } from '#server/failures/RuleWatch.ts';
import type { Uploads } from '#server/failures/Uploads.ts';
import type { History } from '#server/history/History.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/Metrics.ts';
import type { Site } from '#server/Site.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import type { Rooms } from '#server/sync/Rooms.ts';
import type { Talks } from '#server/talk/Talks.ts';
import type { ApiDescription } from './ApiDescription.ts';

/** What the routes work with. Each route group is one file that exports `register…(app, needs)`. */
export type AppNeeds = {
  readonly keeper: MapKeeper;
  readonly rooms: Rooms;
  readonly talks: Talks;
  readonly history: History;
  readonly failures: Failures;
  readonly ruleWatch: RuleWatch;
  readonly matchers: Matchers;
  readonly uploads: Uploads;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly description: ApiDescription;
  readonly site: Site;
  readonly access: Access;
  /** The built client. */
  readonly clientFolder: string;
  readonly tls: Config['tls'];
  readonly trustedProxies: Config['trustedProxies'];
};
