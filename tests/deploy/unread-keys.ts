/**
 * Keys of a document that reading it never looks at. Kubernetes drops keys it does not know without a word, and so do its
 * schemas: a misspelt `resources` would be no resources.
 */
export function unreadKeys(document: object, read: (watched: object) => void): readonly string[] {
  const seen = new Set<string>();
  const watch = <T>(value: T, path: string): T => {
    if (typeof value !== 'object' || value === null) return value;
    return new Proxy(value, {
      get: (target, key) => {
        const inner: unknown = Reflect.get(target, key);
        if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return inner;
        seen.add(`${path}/${key}`);
        return watch(inner, `${path}/${key}`);
      },
    });
  };
  read(watch(document, ''));
  const unread = (value: unknown, path: string): readonly string[] => {
    if (path !== '' && !seen.has(path)) return [path];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => unread(inner, `${path}/${key}`));
  };
  return unread(document, '');
}
