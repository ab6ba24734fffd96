import type { Explanation } from './summary.js';

/** Why each answer is what it is, beside the published one. Written after both were known; the requests were not touched. */
export const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  'GH-JAMIE-01': {
    of: 'several levels possible',
    result: 'not scored',
    cause: 'not scored',
    text: 'The source gives 0 to 4 numbers under a fourth-edition label. That edition has none, and we do not convert them.',
  },
  'GH-MARCUS-DAY8': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Addiction medication, mental health care needed, risk of return to use and functioning are not given. The step-down the author names is among the results; the asked level would need an unmet medical or mental health need, and none is described.',
  },
  'GH-UR-OP': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Dimension 3 is not mentioned, so no level can be called enough. Rated 0, the answer is the published approval.',
  },
  'GH-UR-RES': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Readiness is not mentioned and Dimension 3 only bounded from above; round-the-clock needs are not stated.',
  },
  'JEO-4E-3': {
    of: 'several levels possible',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'The quiz stops at a 3.7 minimum in Dimension 1. We go on asking the medical and mental health parts, which could still raise the level to a hospital or an enhanced programme; mild answers there give the published level.',
  },
  'KXD-FX-03': {
    of: 'several levels possible',
    result: 'not scored',
    cause: 'not scored',
    text: 'Bare 0 to 4 numbers under a fourth-edition label, as above.',
  },
  'KXD-FX-06': {
    of: 'several levels possible',
    result: 'not scored',
    cause: 'not scored',
    text: 'Bare 0 to 4 numbers under a fourth-edition label, as above.',
  },
  'KXD-TP-02': {
    of: 'several levels possible',
    result: 'open, excludes the published level',
    cause: 'criteria',
    text: 'The source rates withdrawal moderate, with nobody at home. We read that as a need of residential withdrawal management (3.2-WM), which 3.1 does not cover; then 3.7 or a clinician, by whether nursing is needed. The author puts medication beside 3.1. The collectors of the case note that 3.1 alone is not a withdrawal service.',
  },
  'KXD-TP-05': {
    of: 'several levels possible',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Pregnancy is stated, so the withdrawal rating alone does not settle the withdrawal level, and nobody states it. Stated as 3.7-WM, the answer is the published level.',
  },
  'KXD-TP-08': {
    of: 'indicates 3.7 + 3.7-WM',
    result: 'agrees',
    cause: 'none',
    text: 'Same level over the whole defensible range of ratings.',
  },
  'NYDFS-201809-110342': {
    of: 'pend',
    result: 'open, contains an accepted alternate only',
    cause: 'criteria',
    text: 'The third edition gives 3.7 only with a driver in Dimensions 1 to 3, and these are low (on the payer\'s word). The reviewer, who used the New York tool, found relapse and homelessness enough for inpatient rehabilitation. 3.5, the other accepted reading of what was asked, is possible. Need of nursing, support, danger and cognition are not stated.',
  },
  'NYDFS-201907-118797': {
    of: 'pend',
    result: 'open, excludes the published level',
    cause: 'reading',
    text: 'A withdrawal score of 7 is read as rating 1, which means office visits (1-WM); rated 2, a day programme or more. With Dimension 2 known the engine goes on to ask for an earlier severe withdrawal, pregnancy and help at home before it would propose less; if all are denied it is a downgrade, against the reviewer. The collectors call the outcome permissive.',
  },
  'NYDFS-201910-122029': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Dimensions 2 and 3 and the progress of the stay are not given. The reviewer decided on readiness and relapse risk; the third edition wants a driver in Dimensions 1 to 3 for 3.7.',
  },
  'NYDFS-202005-128761': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Neither withdrawal nor home is described. Nothing in the facts speaks against the asked level.',
  },
  'NYDFS-202009-131483': {
    of: 'pend',
    result: 'open, no level published',
    cause: 'silence',
    text: 'Home and people around are not described; the asked level stays possible beside lower ones because relapse risk is high. The collectors hold all six dimensions to be stated; we read a lost job as no rating of the environment.',
  },
  'NYDFS-202012-133799': {
    of: 'pend',
    result: 'open, contains an accepted alternate only',
    cause: 'reading',
    text: 'Tremor without a withdrawal score is read as rating 2, which means 2-WM with help at home and 3.2-WM without; with Dimension 2 and the home answered, a downgrade, against the reviewer. Rated 3, the published level is the one left. 3.2-WM is an accepted reading of what was asked. An earlier severe withdrawal is again taken as absent because nobody mentions it.',
  },
  'NYDFS-202103-135732': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'A use disorder, Dimensions 2, 4 and 6 are not stated, and whether psychosis is active now is not dated. If it is (Dimension 3 at 4) the answer is an urgent referral to a clinician.',
  },
  'NYDFS-202108-140340': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Relapse risk is given only as a remark of the payer; progress and round-the-clock needs are not stated. The asked level is possible.',
  },
  'NYDFS-202111-143409': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'engine',
    text: 'At the first comparison this was a false denial: a recent seizure is stated, so a hospital need may be stated too; nobody did, and the engine lowered without asking. Mended (see below); it asks now, and approves when the need is stated. Rated 4 in Dimension 1, it approves as well.',
  },
  'NYDFS-202203-146992': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Four of six dimensions are not stated. The reviewer decided on some twenty earlier treatments; the third edition wants a driver in Dimensions 1 to 3 for 3.7.',
  },
  'NYDFS-202204-148803': {
    of: 'approve',
    result: 'agrees',
    cause: 'none',
    text: 'Approved as asked; a clinical emergency check more than a placement. The same over the whole defensible range.',
  },
  'NYDFS-202211-155441': {
    of: 'pend',
    result: 'open, contains an accepted alternate only',
    cause: 'reading',
    text: 'At the first comparison this was a false denial: severe withdrawal under intravenous treatment is read as rating 3, which means 3.7-WM, and nobody mentions what would raise it. Mended (see below); the engine asks for that first. Rated 4 it approves, rated 2 it pends. 3.7-WM is an accepted reading of what was asked.',
  },
  'NYDFS-202212-156278': {
    of: 'pend',
    result: 'open, no level published',
    cause: 'silence',
    text: 'The asked level is no longer among the results, in line with the reviewer; which lower level is right depends on home, support and relapse care, not stated. No question answered would give the asked level by the criteria alone.',
  },
  'NYDFS-202306-164544': {
    of: 'pend',
    result: 'open, contains the published level',
    cause: 'silence',
    text: 'Whether round-the-clock nursing is needed is not stated; stated so, the asked level is approved. The payer\'s assertions are the only source for Dimensions 2 and 3.',
  },
};
