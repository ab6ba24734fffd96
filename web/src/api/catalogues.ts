import { useMemo } from 'react';
import { type Reference, useReference } from './reference.js';
import type {
  CriteriaSet,
  CriteriaSummary,
  Fact,
  FactCatalogue,
  MinimumFacts,
  Payer,
  PayerRulesets,
  RulesetDiff,
  RulesetDocument,
} from './types.js';

export const usePayers = (): Reference<{ readonly payers: readonly Payer[] }> => useReference('/v1/payers');

export const useCriteria = (): Reference<{ readonly criteria: readonly CriteriaSummary[] }> =>
  useReference('/v1/criteria');

export const useRulesets = (payer: string | undefined): Reference<PayerRulesets> =>
  useReference(payer === undefined ? undefined : `/v1/payers/${encodeURIComponent(payer)}/rulesets`);

export const useRuleset = (payer: string | undefined, version: string | undefined): Reference<RulesetDocument> =>
  useReference(
    payer === undefined || version === undefined
      ? undefined
      : `/v1/payers/${encodeURIComponent(payer)}/rulesets/${encodeURIComponent(version)}`,
  );

export const useDifferences = (payer: string, version: string, earlier: string): Reference<RulesetDiff> =>
  useReference(
    `/v1/payers/${encodeURIComponent(payer)}/rulesets/${encodeURIComponent(version)}/differences/${encodeURIComponent(earlier)}`,
  );

export const useCriteriaSet = (id: string): Reference<CriteriaSet> =>
  useReference(`/v1/criteria/${encodeURIComponent(id)}`);

/** The facts by name. */
export function useFacts(): ReadonlyMap<string, Fact> | undefined {
  const catalogue = useReference<FactCatalogue>('/v1/facts');
  const facts = catalogue.state === 'here' ? catalogue.value.facts : undefined;
  return useMemo(() => (facts === undefined ? undefined : new Map(facts.map((fact) => [fact.name, fact]))), [facts]);
}

export interface FactsWanted {
  readonly payer: string;
  readonly level: string;
  readonly date?: string | undefined;
  readonly reviewType: string;
  readonly population: 'adult' | 'adolescent';
}

/** Holds codes and a day, and nothing that tells one member from another. */
export function useMinimumFacts(wanted: FactsWanted | undefined): Reference<MinimumFacts> {
  return useReference(wanted === undefined ? undefined : minimumFactsPath(wanted));
}

function minimumFactsPath({ payer, level, date, reviewType, population }: FactsWanted): string {
  const query = new URLSearchParams({ level, reviewType, population, ...(date === undefined ? {} : { date }) });
  return `/v1/payers/${encodeURIComponent(payer)}/minimum-facts?${query.toString()}`;
}
