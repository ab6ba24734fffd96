/** What stands in the inputs so that it can be recognised where it must not come out: a text, a number, a day. */
export const MARK = 'zq9mark';
export const MARK_NUMBER = 8_675_309_123;
export const MARK_DAY = '2391-07-13';

/** Which of them a text holds. */
export function marksIn(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [MARK, String(MARK_NUMBER), MARK_DAY].filter((mark) => lower.includes(mark));
}
