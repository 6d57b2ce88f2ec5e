/**
 * SQL, a list of expressions: planner settings for the transaction. Every statement of a projector touches few rows by key, and an
 * index look-up for each is right at any size of the tables.
 */
export const plannerSettings = `
       set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
       set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true), set_config('work_mem', '32MB', true)`;
