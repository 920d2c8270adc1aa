/** How many characters a password has at least (trust.md, Hosting). */
export const leastPasswordLength = 15;
