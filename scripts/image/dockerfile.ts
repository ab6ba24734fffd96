import { readFileSync } from 'node:fs';

/** One line of a Dockerfile, its continuations joined. */
export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  readonly name: string;
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile that uses nothing fancy: no arguments, no here-documents. */
export function readDockerfile(path: string): readonly Stage[] {
  const instructions = readFileSync(path, 'utf8')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ word: line.split(' ')[0] as string, rest: line.slice(line.indexOf(' ') + 1).trim() }));
  const starts = instructions.flatMap(({ word }, index) => (word === 'FROM' ? [index] : []));
  return starts.map((start, index) => {
    const [base = '', , name = 'final'] = (instructions[start] as Instruction).rest.split(' ');
    return { name, base, instructions: instructions.slice(start + 1, starts[index + 1]) };
  });
}
