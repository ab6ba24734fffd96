/** Room is cut from blocks of this size: to make each answer its own takes as long as writing a good part of it. */
const BLOCK = 65_536;

let block = Buffer.alloc(0);
let used = 0;

/**
 * What `write` leaves in a block, which it is given with the place to begin at and of which it gives the end: at most
 * `most` bytes on. No byte of a block is given out twice.
 */
export function inRoom(most: number, write: (block: Buffer, from: number) => number): Buffer {
  if (block.length - used < most) {
    block = Buffer.allocUnsafeSlow(Math.max(most, BLOCK));
    used = 0;
  }
  const from = used;
  used = write(block, from);
  return block.subarray(from, used);
}
