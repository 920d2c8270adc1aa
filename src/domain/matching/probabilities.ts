/**
 * Softmax of scores divided by the temperature: one probability a class, with sum 1 (Guo, Pleiss, Sun, Weinberger
 * 2017). `from` is where the scores begin in their list; `into` gives the number of classes.
 */
export function probabilities(
  scores: Float64Array,
  temperature: number,
  into: Float64Array,
  from = 0,
): Float64Array {
  let highest = -Infinity;
  for (let k = 0; k < into.length; k++) highest = Math.max(highest, scores[from + k] ?? 0);
  let total = 0;
  for (let k = 0; k < into.length; k++) {
    const share = Math.exp(((scores[from + k] ?? 0) - highest) / temperature);
    into[k] = share;
    total += share;
  }
  for (let k = 0; k < into.length; k++) into[k] = (into[k] ?? 0) / total;
  return into;
}
