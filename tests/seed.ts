import fc from 'fast-check';

/** The same random cases on every run, so that a gate is never flaky; FC_SEED explores others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 20_261_121) });
