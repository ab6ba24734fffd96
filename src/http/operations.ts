import { type Documents } from './documents.js';
import { docsPage } from './docs/page.js';
import { componentsOf } from './openapi/components.js';
import { openApiDocument } from './openapi/document.js';
import type { Context, Operation } from './operation.js';
import { batch } from './routes/batch.js';
import { comparisons } from './routes/comparisons.js';
import { criteria } from './routes/criteria.js';
import { criteriaSet } from './routes/criteria-set.js';
import { determinations } from './routes/determinations.js';
import { docs, start } from './routes/docs.js';
import { facts } from './routes/facts.js';
import { healthz, readyz } from './routes/health.js';
import { metrics } from './routes/metrics.js';
import { minimumFacts } from './routes/minimum-facts.js';
import { openapi } from './routes/openapi.js';
import { payerRuleset } from './routes/payer-ruleset.js';
import { payerRulesets } from './routes/payer-rulesets.js';
import { payers } from './routes/payers.js';
import { recommendations } from './routes/recommendations.js';
import { replays } from './routes/replays.js';
import { ruleset } from './routes/ruleset.js';
import { rulesetCheck } from './routes/ruleset-check.js';
import { simulations } from './routes/simulations.js';

/** Every operation of the service, the busiest first: Express looks for a route from the top. */
export function operationsOf(context: Context, documents: Documents): readonly Operation[] {
  const published = { openapi: '', page: '' };
  const operations = [
    determinations(context),
    batch(context),
    recommendations(context),
    comparisons(context),
    replays(context),
    payers(context),
    payerRulesets(context),
    payerRuleset(context),
    rulesetCheck(context),
    ruleset(context),
    minimumFacts(context),
    criteria(context),
    criteriaSet(context),
    facts(context),
    simulations(context),
    healthz(context),
    readyz(context),
    metrics(context),
    openapi(() => published.openapi),
    docs(() => published.page),
    start,
  ];
  const { catalogue } = context.library;
  const components = componentsOf(catalogue, documents);
  published.openapi = JSON.stringify(openApiDocument(operations, components, documents));
  published.page = docsPage({ operations, components, catalogue, documents });
  return operations;
}
