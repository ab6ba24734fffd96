/** Codes as a ladder has them: treatment upward, then withdrawal management, then what stands beside both. */
export const inLevelOrder = (codes: readonly string[]): readonly string[] =>
  codes.toSorted((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other));

function placeOf(code: string): number {
  const number = Number.parseFloat(code);
  if (Number.isNaN(number)) return BESIDE;
  return code.endsWith('-WM') ? WITHDRAWAL + number : number;
}

const WITHDRAWAL = 100;
const BESIDE = 200;
