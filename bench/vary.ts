type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const RATING = /^d[1-6]$/;
const CHANGED = 0.3;
const LEFT_OUT = 0.05;

/** The same request about another person: some third-edition ratings drawn anew, some answers of the assessment left out. */
export function vary(body: Json, random: () => number): Json {
  return isObject(body.assessment) ? { ...body, assessment: varied(body.assessment, random) } : body;
}

function varied(part: Json, random: () => number): Json {
  const kept = Object.entries(part).filter(([, value]) => isObject(value) || random() >= LEFT_OUT);
  return Object.fromEntries(
    kept.map(([key, value]): [string, unknown] => {
      if (isObject(value)) return [key, varied(value, random)];
      return [
        key,
        RATING.test(key) && typeof value === 'number' && random() < CHANGED ? Math.floor(random() * 5) : value,
      ];
    }),
  );
}
