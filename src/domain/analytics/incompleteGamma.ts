/**
 * Regularised lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a): the share of a gamma(a, 1) variable below x.
 * Unit: share. Range: a > 0, x ≥ 0 → 0…1; relative error about 1e-12.
 * Source: series DLMF 8.11.4 for x < a + 1, else the continued fraction DLMF 8.9.2 by modified Lentz; ln Γ by
 * Lanczos (g = 7, 9 terms). Own code, because the packages that have it bring some two hundred others with them.
 */
export function incompleteGamma(a: number, x: number): number | null {
  if (!(a > 0) || !(x >= 0) || !Number.isFinite(a)) return null;
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  const share = x < a + 1 ? scale * series(a, x) : 1 - scale * continuedFraction(a, x);
  return Math.min(1, Math.max(0, share));
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(a) for a > 0. */
export function logGamma(a: number): number {
  if (a < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * a)) - logGamma(1 - a);
  const t = a - 1;
  const sum = lanczos.reduce((total, term, i) => total + term / (t + i + 1), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (t + 0.5) * Math.log(t + 7.5) - (t + 7.5) + Math.log(sum);
}

/** Σ xⁿ / (a(a+1)…(a+n)). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Γ(a, x) / (xᵃ e⁻ˣ). */
function continuedFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(step * d + b, tiny);
    c = awayFromZero(b + step / c, tiny);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
