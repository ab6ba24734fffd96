import type { ReactNode } from 'react';
import { go } from '../../router.js';
import { caseAddress } from '../../routes.js';
import { newCase } from '../../store/case.js';
import { keepCase } from '../../store/cases.js';
import { readRequest } from '../../store/request.js';
import { instantOf } from '../../time/instant-field.js';
import { type Sample, SAMPLES } from './catalogue.js';

export default function Samples(): ReactNode {
  return (
    <>
      <h1>Sample cases</h1>
      <p>
        Invented persons. Each opens as a case of its own that you may change and remove; the time of receipt is set to
        now, so that its clock runs.
      </p>
      <ul className="samples">
        {SAMPLES.map((sample) => (
          <li key={sample.name}>
            <button type="button" onClick={() => void tryOut(sample)}>
              {sample.title}
            </button>
            <span>{sample.shows}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

async function tryOut({ name, request }: Sample): Promise<void> {
  const now = new Date();
  const read = readRequest(request);
  const answers = { ...read.answers, 'review.receivedAt': instantOf(now) };
  const one = { ...newCase(now.toISOString()), ...read, answers, sample: name };
  await keepCase(one);
  go(caseAddress(one.id, 'intake'));
}
