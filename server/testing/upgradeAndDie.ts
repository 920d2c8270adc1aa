import { upgradeFolder } from '#server/operations/upgradeFolder.ts';

/** `<data folder> <point>`: upgrades the folder and is killed at that point. */
const [, , dataDir = '', point = ''] = process.argv;
await upgradeFolder(dataDir, new Date(), async (reached) => {
  if (reached === point) process.kill(process.pid, 'SIGKILL');
});
