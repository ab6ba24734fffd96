import type { ReactNode } from 'react';

/** Small pictures beside words. The words say it all, so that readers of the screen are not told twice. */
const SHAPES = {
  met: <path d="M4 10.5l4 4 8-9" />,
  'not-met': <path d="M5 5l10 10M15 5L5 15" />,
  unknown: <path d="M7 7.500a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.100-1.500 2.400M10 15.500v.4" />,
  neutral: <path d="M4.500 10h11" />,
  shield: <path d="M10 2.500l6 2v5c0 4-2.500 6.500-6 8-3.500-1.500-6-4-6-8v-5zM7 10l2.200 2.200L13 8" />,
  alarm: <path d="M10 2.500l8 14.500H2zM10 8v4M10 14.300v.5" />,
  clock: <path d="M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM10 5.500V10l3 2" />,
  calendar: <path d="M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3M13 3v3" />,
  person: (
    <path d="M10 3a3.300 3.300 0 1 1 0 6.600A3.300 3.300 0 0 1 10 3zM3.500 17c.6-3.500 3-5 6.500-5s5.900 1.500 6.500 5" />
  ),
  letter: <path d="M2.500 5h15v10.500h-15zM2.500 5.500l7.500 5.500 7.500-5.500" />,
  copy: <path d="M7 7h9.500v10H7zM4 13V3h9.500" />,
  print: <path d="M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5.500H6z" />,
  next: <path d="M7.500 4l6 6-6 6" />,
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
