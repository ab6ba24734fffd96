import { onceAsked } from '../domain/once.js';
import type { AuthMode } from '../config/auth.js';
import { ARTIFACT_TYPES } from '../fhir/artifacts/head.js';
import { narrowedTo, withoutStrangers } from './auth/payers.js';
import { type Documents } from './documents.js';
import { docsPage } from './docs/page.js';
import { componentsOf } from './openapi/components.js';
import { openApiDocument } from './openapi/document.js';
import type { Context, Operation } from './operation.js';
import { batch } from './routes/batch.js';
import { cdsService, cdsServices } from './routes/cds-hooks.js';
import { comparisons } from './routes/comparisons.js';
import { criteria } from './routes/criteria.js';
import { criteriaSet } from './routes/criteria-set.js';
import { determinations } from './routes/determinations.js';
import { docs, start } from './routes/docs.js';
import { facts } from './routes/facts.js';
import { pasOperations } from './routes/fhir-pas.js';
import { artifactMetadata, artifactRead, artifactSearch } from './routes/fhir-artifacts.js';
import { healthz, readyz } from './routes/health.js';
import { letters } from './routes/letters.js';
import { metrics } from './routes/metrics.js';
import { minimumFacts } from './routes/minimum-facts.js';
import { openapi } from './routes/openapi.js';
import { payerRuleset } from './routes/payer-ruleset.js';
import { payerRulesets } from './routes/payer-rulesets.js';
import { payers } from './routes/payers.js';
import { recommendations } from './routes/recommendations.js';
import { replays } from './routes/replays.js';
import { ruleset } from './routes/ruleset.js';
import { rulesetDifferences } from './routes/ruleset-differences.js';
import { rulesetCheck } from './routes/ruleset-check.js';
import { simulations } from './routes/simulations.js';
import { x12Answer } from './routes/x12-278.js';

/** What is published of the operations is made of them, so they are told only how to come by it. */
interface Published {
  readonly openapi: () => string;
  readonly page: () => string;
}

/** Every operation of the service, the busiest first: Express looks for a route from the top. */
function listOf(context: Context, published: Published): readonly [Operation, ...Operation[]] {
  return [
    determinations(context),
    batch(context),
    recommendations(context),
    comparisons(context),
    replays(context),
    letters(context),
    payers(context),
    payerRulesets(context),
    payerRuleset(context),
    rulesetDifferences(context),
    rulesetCheck(context),
    ruleset(context),
    minimumFacts(context),
    criteria(context),
    criteriaSet(context),
    facts(context),
    simulations(context),
    x12Answer(context),
    cdsService(context),
    cdsServices,
    ...pasOperations(context),
    artifactMetadata,
    ...ARTIFACT_TYPES.flatMap((type) => [artifactRead(type)(context), artifactSearch(type)(context)]),
    healthz(context),
    readyz(context),
    metrics(context),
    openapi(published.openapi),
    docs(published.page),
    start(context),
  ];
}

export interface Operations {
  readonly all: readonly Operation[];
  readonly busiest: Operation;
  /** The same for a caller that may ask about these payers only. */
  readonly narrowedTo: (payers: ReadonlySet<string>) => readonly Operation[];
}

export function operationsOf(context: Context, documents: Documents, mode: AuthMode = 'none'): Operations {
  const { catalogue } = context.library;
  // Together these take as long as half of the rulesets, and most services are asked for none.
  const components = onceAsked(() => componentsOf(catalogue, documents));
  const published: Published = {
    openapi: onceAsked(() => JSON.stringify(openApiDocument(operations, components(), documents, mode))),
    page: onceAsked(() => docsPage({ operations, components: components(), catalogue, documents })),
  };
  const operations = listOf(context, published);
  return {
    all: operations,
    busiest: operations[0],
    narrowedTo: (payers) => listOf(narrowedTo(payers, context), published).map(withoutStrangers),
  };
}
