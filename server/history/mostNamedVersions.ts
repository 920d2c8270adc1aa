/** A version with a name is kept for good, so that a map may not have them without end. */
export const mostNamedVersions = 500;
