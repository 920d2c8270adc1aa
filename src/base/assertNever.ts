/** Makes a switch exhaustive: the compiler refuses a case that was forgotten. Throws if types were lied to. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
