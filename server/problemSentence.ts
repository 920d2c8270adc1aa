/** What an error says to who runs a server: what the system refused, where, and what to do; else its own message. */
export function problemSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  // SQLite's words, also where another thread says them: no number comes along then.
  if (error.message.includes('database or disk is full')) {
    return 'There is no room left on a disk that is written to: that of the data folder, or of the file that was named. Make room, then try again.';
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `There is no room left on the disk${path === undefined ? '' : ` of ${path}`}. Make room, then try again.`;
  }
  if (path === undefined) return error.message;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `This user may not read or write ${path}. Give them the right, or another path.`;
    case 'EROFS':
      return `${path} is on a disk that can only be read. Give another path.`;
    case 'ENOENT':
      return `There is no ${path}. Look whether the path is right and its disk is mounted.`;
    case 'ENOTDIR':
      return `${path} leads through a file as if it were a folder. Give another path.`;
    case 'EISDIR':
      return `${path} is a folder where a file is needed. Give another path.`;
    default:
      return error.message;
  }
}
