/** Beyond this, room for three bytes a character is more than it saves. */
const LONGEST = 64 * 1024;

/** A text as bytes. To ask for its length first would be to encode it twice; no character has more than three bytes a unit. */
export function utf8Of(text: string): Buffer {
  if (text.length > LONGEST) return Buffer.from(text);
  const room = Buffer.allocUnsafe(text.length * 3);
  return room.subarray(0, room.write(text));
}
