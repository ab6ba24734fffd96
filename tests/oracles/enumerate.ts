/**
 * Plain enumeration over the completions of partly known facts.
 *
 * `evaluate` is an ordinary function of complete facts. It is run on facts that are filled in only as they are read: when it reads a fact that
 * has no value yet, the enumeration branches over every value that fact may take and runs `evaluate` again in each branch. A fact that is
 * never read in a branch is not enumerated there; nothing else is skipped. `enumerate.test.ts` checks this against the full product.
 *
 * `valuesOf` says which values a fact may take, given the others (it may read them, and then they branch first). An empty list ends the
 * branch: no completion exists there. Reading must not go in circles.
 */
export function enumerateResults<Facts extends object, Result>(
  valuesOf: (name: keyof Facts & string, facts: Facts) => readonly unknown[],
  evaluate: (facts: Facts) => Result,
): Result[] {
  const results: Result[] = [];
  const assigned = new Map<string, unknown>();
  const facts = new Proxy(
    {},
    {
      get(_target, name): unknown {
        if (typeof name !== 'string') throw new TypeError('facts are read by name');
        // Not an Error object: it is thrown very often and needs no stack trace.
        if (!assigned.has(name)) throw new Unassigned(name);
        return assigned.get(name);
      },
    },
  ) as Facts;

  function visit(): void {
    const attempt = tryReading(() => evaluate(facts));
    if (attempt instanceof Unassigned) branchOn(attempt.fact, visit);
    else results.push(attempt.value);
  }

  function branchOn(name: string, next: () => void): void {
    const attempt = tryReading(() => valuesOf(name as keyof Facts & string, facts));
    if (attempt instanceof Unassigned) {
      branchOn(attempt.fact, () => {
        branchOn(name, next);
      });
      return;
    }
    for (const value of attempt.value) {
      assigned.set(name, value);
      next();
      assigned.delete(name);
    }
  }

  visit();
  return results;
}

class Unassigned {
  readonly fact: string;
  constructor(fact: string) {
    this.fact = fact;
  }
}

function tryReading<T>(read: () => T): { value: T } | Unassigned {
  try {
    return { value: read() };
  } catch (thrown) {
    if (thrown instanceof Unassigned) return thrown;
    throw thrown;
  }
}
