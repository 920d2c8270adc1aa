/** Remembers a derived value per argument object for as long as that object lives; for snapshots that never change. */
export function memoizeByRef<K extends object, V>(derive: (key: K) => V): (key: K) => V {
  const cache = new WeakMap<K, V>();
  return (key) => {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const value = derive(key);
    cache.set(key, value);
    return value;
  };
}
