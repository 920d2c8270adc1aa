import { appendFileSync } from 'node:fs';

/** One proof's figures; `lost: 0` and the like. */
export type ProofNote = { readonly id: string; readonly figures: Readonly<Record<string, string | number>> };

/** What `npm test` draws from. Nightly draws its own and prints it; with `PROPERTY_SEED` a run is drawn again. */
export const proofSeed = Number(process.env['PROPERTY_SEED'] ?? '20261122');

/** How often a proof tries: `inTest` times in `npm test`, as often as `npm run nightly` demands in `PROOF_<id>`. */
export function triesOf(id: string, inTest: number): number {
  return Number(process.env[`PROOF_${id}`] ?? inTest);
}

/** Prints a proof's counts with its seed, and keeps them for nightly's table where that asks for them. */
export function noteProof({ id, figures }: ProofNote): void {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  console.log(`${id}: ${words.join(', ')} (seed ${proofSeed})`);
  const file = process.env['PROOF_NOTES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ id, seed: proofSeed, figures })}\n`);
}
