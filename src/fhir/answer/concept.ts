import { extensionUrl, SYSTEMS } from '../systems.js';
import type { ItemAction } from './review-action.js';
import { REVIEW_ACTIONS, REVIEW_REASONS } from './review-action.js';

/** Small pieces of an answer. */
export const concept = (system: string, code: string, display?: string): object => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});

export const extension = (name: string, value: object): object => ({ url: extensionUrl(name), ...value });

/** The one place of a decision in PAS: an X12 306 code on the item. */
export const reviewAction = ({ code, reason }: ItemAction, number?: string): object => ({
  extension: [
    extension('extension-reviewAction', {
      extension: [
        extension('extension-reviewActionCode', {
          valueCodeableConcept: concept(SYSTEMS.reviewAction, code, REVIEW_ACTIONS[code]),
        }),
        ...(number === undefined ? [] : [{ url: 'number', valueString: number }]),
        ...(reason === undefined
          ? []
          : [
              {
                url: 'reasonCode',
                valueCodeableConcept: concept(SYSTEMS.reviewReason, reason, REVIEW_REASONS[reason]),
              },
            ]),
      ],
    }),
  ],
  category: concept(SYSTEMS.adjudication, 'submitted'),
});
