import type { Cause } from '#domain/map/failureMode.ts';

const words: Record<Cause, RegExp> = {
  people: /^(people|person|staff|employees?|agents?|human( error)?|training)$/,
  process: /^(process(es)?|procedures?|workflow)$/,
  policy: /^(policy|policies|rules?|terms)$/,
  technology: /^(technology|technical|systems?|software|it|tools?)$/,
  information: /^(information|communication|data|knowledge)$/,
  product: /^(products?|goods|quality)$/,
  thirdParty: /^(third[ -]?party|partners?|suppliers?|vendors?|carrier)$/,
};
const causes = Object.keys(words) as readonly Cause[];

/** The cause that a cell names, by its code or a plain word for it; null where it names none. */
export function parseCause(text: string): Cause | null {
  const plain = text.trim().toLowerCase();
  return causes.find((cause) => words[cause].test(plain)) ?? null;
}
