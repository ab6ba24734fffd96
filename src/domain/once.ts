/** Makes something when it is first asked for, and never again. */
export function onceAsked<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Makes something of an object when it is first asked for; it goes when the object goes. */
export function oncePer<K extends object, V extends object | string>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, V>();
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before;
    const one = make(of);
    made.set(of, one);
    return one;
  };
}
