// Generated from docs/reference/openapi.json by `npm run generate`. Not to be edited.
export interface paths {
    "/v1/ledgers/{ledger}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with the ledger, or was
         * @description A difference between two roads, a fact that cannot be applied, projecting that lags, a run that failed. Each cause is one alert until it is gone. Needs the role operator or auditor on the root.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/attainments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers with verdict, pace and provenance, at any (P, D) */
        get: operations["readAttainments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/attainments/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units by all indicators of a plan: the numbers of attainments as a heat map needs them
         * @description Where units are many, this is a small part of what attainments answers: each thing is said once.
         */
        get: operations["readMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/attainments/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases and facts behind a number, and what was left out and why */
        get: operations["readLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events: `head` at once, and whenever the ledger grew, or its numbers caught up or were repaired
         * @description At most four a second; several changes may be one event. A comment comes after each 15 s without any. The stream ends when the key or its roles are taken away, and when the API stops.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/contents/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A content beside the ledger: fact kinds, a plan file, a published result
         * @description For those who may read the whole ledger.
         */
        get: operations["readContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demonstration-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts of the demonstration with their keys, by which it can be tried on this machine
         * @description Asked from this machine under a loopback name and not through a proxy; to others it is absent.
         */
        get: operations["listDemonstrationAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has reported, who is late, at any (P, D)
         * @description For each duty of the plan, each period and each unit that owes it (those of its types that were open on the last day of the period): reported, nil, missing, not-due or waived; on time, made up late, or late.
         */
        get: operations["readDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries in order, all or those of a stream, a unit or a type */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/events/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry, byte for byte as it is hashed */
        get: operations["readEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/events/{position}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That the log holds this entry at this position, as a C2SP tlog-proof */
        get: operations["proveEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/fact-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fact kinds in force: their fields with types and legal ranges, and who may report them */
        get: operations["listFactKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/facts/{fact}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A fact and its history */
        get: operations["readFact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/facts/{fact}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct a fact, with a reason */
        post: operations["correctFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/facts/{fact}/voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void a fact, with a reason */
        post: operations["voidFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Submissions can be recorded */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of this ledger, never the secrets */
        get: operations["listKeys"];
        put?: never;
        /** Issue a key with roles on units */
        post: operations["issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledgers in which you hold a role */
        get: operations["listLedgers"];
        put?: never;
        /** Open a ledger for an organisation; you receive every role on its root */
        post: operations["openLedger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ledger: name, size, clock */
        get: operations["readLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/{log}/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest checkpoint, a signed note */
        get: operations["readCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/{log}/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last checkpoint of every hour, oldest first
         * @description Where a tree no longer fits what was signed, they tell between which of them it was changed. Those of a log that was opened anew since stay.
         */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/{log}/tile/entries/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bundle of entries, for those who may read the whole ledger */
        get: operations["readEntryBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/{log}/tile/{level}/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of hashes */
        get: operations["readTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/log/resumptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on signing where that is held, by the newest checkpoint that is known
         * @description After a restore nothing is signed until an operator names the newest checkpoint that anybody has. It must be signed by a key of the log, cover no more entries than are there, and have the root that the entries lead to. What else was signed is verified before the next checkpoint; where it does not fit, signing is held again. Needs the role operator on the root.
         */
        post: operations["resumeLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/log/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the log anew under another origin
         * @description For a ledger whose newest signed entries are lost. A log of another name and key begins, and covers every entry from the first; an event says so to all who followed the one before (log-reopened). Needs the role operator on the root.
         */
        post: operations["reopenLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/log/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let another key sign the log
         * @description The key before signs too until the next change, so that whoever holds it verifies the checkpoint that covers the event (log-key-changed), reads the new key in it, and goes on with that. Needs the role operator on the root.
         */
        post: operations["changeLogKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose key it is, and what it may do in which ledgers */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What monitoring reads, in the text format of Prometheus
         * @description Asked from this machine and not through a proxy, or with METRICS_TOKEN as the bearer token where one is configured; to others it is absent.
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/parked-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recorded facts that cannot be applied, and why
         * @description Each waits with all later events of its stream; the indicators that it touches say incomplete. Needs the role operator or auditor on the root.
         */
        get: operations["listParkedFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/parked-facts/{fact}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Project a parked fact again, once its cause is mended
         * @description The read models go back to just before it and are projected from there; meanwhile answers hold for an earlier position. What fails again is parked again. Needs the role operator on the root.
         */
        post: operations["releaseParkedFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans of the ledger, each with its newest version */
        get: operations["listPlans"];
        put?: never;
        /** Publish a plan, or its next version with the reason for it */
        post: operations["publishPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/plans/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a plan file; every fault with line and column */
        post: operations["lintPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan as published */
        get: operations["readPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/plans/{plan}/outline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sections and items of a plan by their titles */
        get: operations["readPlanOutline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/plans/{plan}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a plan: when, by whom and why */
        get: operations["readPlanVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/plans/{plan}/indicators/{indicator}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an indicator means: its item and quotation, what it counts, target, due day, readings and duty */
        get: operations["readIndicator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session of 15 minutes for the pages below /queues
         * @description They show the jobs of all ledgers, and change nothing. Needs the role operator on the root of a ledger; it and the key are looked up again for each page.
         */
        post: operations["openQueueSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rebuilds, newest first
         * @description Needs the role operator or auditor on the root.
         */
        get: operations["listRebuilds"];
        put?: never;
        /**
         * Derive the read models anew from the entries, compare, and replace what differs
         * @description A worker derives them beside those that stand, while submissions and questions go on; then it compares row by row and replaces what differs in one moment. Differences are named and raise an alert, also where they were repaired. One rebuild of a ledger at a time. Needs the role operator on the root.
         */
        post: operations["requestRebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/rebuilds/{rebuild}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A rebuild, with its progress
         * @description Needs the role operator or auditor on the root.
         */
        get: operations["readRebuild"];
        put?: never;
        post?: never;
        /**
         * Cancel a rebuild that is not over
         * @description What stands stays as it is. Needs the role operator on the root.
         */
        delete: operations["cancelRebuild"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/recomputations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recomputations, newest first: what came of them, with the digests of the three ways
         * @description Needs the role operator or auditor on the root.
         */
        get: operations["listRecomputations"];
        put?: never;
        /**
         * Compute all numbers of a plan anew on both roads, compare and publish them
         * @description As they were kept up, by SQL from the facts, and by a fold over the ledger’s entries. Where all three agree, the result is published in the ledger; where they do not, nothing is published or repaired, and an alert names the first keys. Needs the role operator on the root.
         */
        post: operations["recompute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/recomputations/{recomputation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A recomputation, with its progress
         * @description Needs the role operator or auditor on the root.
         */
        get: operations["readRecomputation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/recomputations/{recomputation}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The published result: the very bytes that its digest is of
         * @description Canonical JSON, one object a line: what it is of, then each indicator and unit. Needs the role operator or auditor on the root.
         */
        get: operations["readResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/recomputations/{recomputation}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two published results
         * @description Key by key, exactly. Needs the role operator or auditor on the root.
         */
        get: operations["compareResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When results are computed and published: schedules with their last and next runs
         * @description Needs the role operator or auditor on the root.
         */
        get: operations["listSchedules"];
        /**
         * Set the schedules of a plan, in place of those that its file states
         * @description They hold from now on: ticks before are not caught up. Needs the role operator on the root.
         */
        put: operations["setSchedules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/schedules/{plan}/{schedule}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a schedule now, for the period that was over last
         * @description A period is computed once: a run that is there is answered as it is, one that failed or found a difference is tried again. Needs the role operator on the root.
         */
        post: operations["runSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compute a plan again from the events as they were known at a moment, and explain every difference */
        post: operations["requestReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/replays/{replay}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A replay: how far it is, then its report */
        get: operations["readReplay"];
        put?: never;
        post?: never;
        /** Cancel a replay that is not over */
        delete: operations["cancelReplay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/replays/{replay}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: `progress` whenever it got further, `end` once it is over */
        get: operations["followReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The subject ids of a unit's own references */
        post: operations["nameSubjects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/subjects/{subject}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase a person: what identifies it, and every text about it, with the salts; numbers and proofs stay */
        post: operations["eraseSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Submissions of your scope, newest first, by review */
        get: operations["listSubmissions"];
        put?: never;
        /** Submit facts: all or none */
        post: operations["submitFacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/submissions/{submission}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submission with its facts and reviews */
        get: operations["readSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/submissions/{submission}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of a submission: proves offline what was recorded and when
         * @description A C2SP tlog-proof with the first entry of the submission that you may see; the entry carries the digest over all of them. `duibiao verify receipt` needs this file and the verifier key of the ledger, nothing else.
         */
        get: operations["readReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/submissions/{submission}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or return a submission
         * @description Needs the role reviewer at or above the owner of every fact, and four eyes. A return is final and needs a reason; what was accepted may still be returned. A review covers what the submission wrote: a later correction is unreviewed.
         */
        post: operations["reviewSubmission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation at any (P, D), parents before children */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/units/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register, rename, move, merge, split or close units from a day on: all or none */
        post: operations["changeUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AlertPage: {
            /** @description newest first */
            alerts: components["schemas"]["Alert"][];
            next: string | null;
        };
        Alert: {
            id: string;
            /** @enum {string} */
            kind: "difference" | "parked-fact" | "lag" | "failed-run" | "log";
            /** @description what it is about: a fact, an indicator and unit, a schedule; empty: the ledger */
            subject: string;
            message: string;
            /** @description what the message rests on, by kind */
            detail: {
                [key: string]: unknown;
            };
            /** @description how often it was found while it was open */
            findings: number;
            /** @description instants by real time, whatever the ledger’s clock says */
            raisedAt: string;
            /** @description when it was found last */
            foundAt: string;
            /** @description null: open */
            settledAt: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description the request id, also in the logs */
            instance: string;
            errors?: {
                /** @description JSON pointer into the body, or the name of a parameter or header */
                pointer: string;
                rule: string;
                message: string;
                legal?: string;
                /** @description in a plan file, from 1 */
                line?: number;
                /** @description in a plan file, from 1 */
                column?: number;
            }[];
        };
        Attainments: {
            ledger: string;
            isDemonstration: boolean;
            plan: string;
            planVersion: number;
            /** @description P: everything recorded up to here, nothing after */
            position: string;
            /** @description instant of the entry at P */
            recordedAt: string;
            /** @description D */
            on: string;
            engine: string;
            /** @description facts of the ledger up to P that no answer counts, see parked-facts; null: none */
            incomplete: components["schemas"]["Incomplete"];
            /** @description the organisation in which the numbers are rolled up */
            organisation: {
                /** @enum {string} */
                tree: "then" | "now";
                /** @description SHA-256 over the units and where each stands: the same tree has the same */
                version: string;
                /** @description what was reorganised after D, or recorded after P: why then and now may differ */
                changes: {
                    position: string;
                    unit: string;
                    /** @enum {string} */
                    what: "moved" | "renamed" | "retyped" | "closed" | "merged" | "split";
                    /** @description the day from which it holds */
                    on: string;
                    /** @description the new parent, the unit merged into, the units split into */
                    to: string[];
                    name: string | null;
                }[];
            };
            attainments: components["schemas"]["Attainment"][];
        };
        Incomplete: {
            parkedFacts: number;
        } | null;
        Attainment: {
            indicator: string;
            name: {
                zh: string;
                en: string;
            };
            /** @description number of the work item in the plan */
            item: number;
            /** @description measure kind, such as ratio */
            kind: string;
            unit: string;
            unitName: string;
            /** @description at (P, D); null where there is no number */
            value: components["schemas"]["ExactValue"] | null;
            /** @description the same at (P, D), counting only accepted facts and what planners set; null where there is no number, or nothing was reviewed up to P */
            accepted: components["schemas"]["ExactValue"] | null;
            /** @description facts of the kinds that the indicator counts, of the unit and all below it, at (P, D), by review; returned ones do not count */
            review: {
                accepted: string;
                unreviewed: string;
                returned: string;
            };
            /** @description at (P, due), once D has reached it */
            valueAtDue: components["schemas"]["ExactValue"] | null;
            verdict: string;
            /** @description why it is not-evaluable */
            reason: string | null;
            /** @description the target is a reading, not stated */
            provisional: boolean;
            /** @description what stands beside the number, by name */
            counts: {
                [key: string]: string;
            };
            /** @description the parts behind the number: periods, parts of a deliverable, levels, conditions */
            parts: {
                name: string;
                value: string;
                state: string | null;
                day: string | null;
            }[];
            target: {
                comparator: string;
                value: string;
                stated: string;
            } | null;
            due: {
                on: string;
                stated: string | null;
            };
            /** @description percent of the year and of the target; information, never a verdict */
            pace: {
                elapsed: string;
                progress: string;
                behind: boolean;
            } | null;
            /** @description facts that the number may lack: they are recorded and cannot be applied, until an operator releases them; null: it lacks none */
            incomplete: components["schemas"]["Incomplete"];
            /** @description reports of the unit and all below it under the duty that covers the indicator; null: the plan has none */
            completeness: components["schemas"]["Completeness"] | null;
            provenance: {
                code: string;
                quotation: string | null;
            };
            reading: {
                id: string;
                version: number;
                text: {
                    zh: string;
                    en: string;
                };
            };
        };
        ExactValue: {
            numerator: string;
            denominator: string;
            /** @description two decimals, half up; for reading only, comparisons are exact */
            percent: string | null;
            /** @description as people read it: a share in percent, a quantity as it is */
            text: string | null;
        };
        Completeness: {
            reported: number;
            /** @description zero was stated */
            nil: number;
            missing: number;
            notDue: number;
            /** @description excused, or not applicable */
            waived: number;
            /** @description reported + nil + missing */
            expected: number;
            /** @description of reported and nil: recorded by the end of the due day */
            onTime: number;
            /** @description of reported and nil: made up after it */
            late: number;
            /** @description (reported + nil) ÷ expected in percent, never above 100; null: nothing is due */
            rate: string | null;
        };
        AttainmentMatrix: {
            ledger: string;
            isDemonstration: boolean;
            plan: string;
            planVersion: number;
            /** @description P: everything recorded up to here, nothing after */
            position: string;
            /** @description instant of the entry at P */
            recordedAt: string;
            /** @description D */
            on: string;
            engine: string;
            /** @description facts of the ledger up to P that no answer counts, see parked-facts; null: none */
            incomplete: components["schemas"]["Incomplete"];
            /** @description the organisation in which the numbers are rolled up */
            organisation: {
                /** @enum {string} */
                tree: "then" | "now";
                /** @description SHA-256 over the units and where each stands: the same tree has the same */
                version: string;
                /** @description what was reorganised after D, or recorded after P: why then and now may differ */
                changes: {
                    position: string;
                    unit: string;
                    /** @enum {string} */
                    what: "moved" | "renamed" | "retyped" | "closed" | "merged" | "split";
                    /** @description the day from which it holds */
                    on: string;
                    /** @description the new parent, the unit merged into, the units split into */
                    to: string[];
                    name: string | null;
                }[];
            };
            /** @description below which the units stand */
            unit: string;
            verdicts: ("attained" | "attained-late" | "not-attained" | "missed" | "pending" | "not-applicable" | "not-evaluable" | "report-only" | "postponed" | "cancelled")[];
            units: {
                unit: string;
                name: string;
                type: string;
                parent: string | null;
                /** @description units stand below it on the day: ask for them with `unit` */
                hasChildren: boolean;
            }[];
            /** @description what holds for every unit, said once */
            indicators: {
                indicator: string;
                /** @description number of the work item in the plan */
                item: number;
                name: {
                    zh: string;
                    en: string;
                };
                /** @description measure kind, such as ratio */
                kind: string;
                /** @description the target is a reading, not stated */
                provisional: boolean;
                target: {
                    comparator: string;
                    value: string;
                    stated: string;
                } | null;
                due: {
                    on: string;
                    stated: string | null;
                };
                /** @description facts that the number may lack: they are recorded and cannot be applied, until an operator releases them; null: it lacks none */
                incomplete: components["schemas"]["Incomplete"];
            }[];
            /** @description of each unit, in their order */
            rows: components["schemas"]["MatrixRow"][];
        };
        MatrixRow: {
            /** @description of each indicator, in their order: where its word stands in `verdicts` */
            verdicts: number[];
            /** @description of each indicator: its value at (P, D) as people read it; null: there is no number */
            values: (string | null)[];
            /** @description where the indicators stand that are behind their pace */
            behind: number[];
        };
        Lineage: {
            ledger: string;
            isDemonstration: boolean;
            plan: string;
            planVersion: number;
            /** @description P: everything recorded up to here, nothing after */
            position: string;
            /** @description instant of the entry at P */
            recordedAt: string;
            /** @description D */
            on: string;
            engine: string;
            /** @description facts of the ledger up to P that no answer counts, see parked-facts; null: none */
            incomplete: components["schemas"]["Incomplete"];
            /** @description the organisation in which the numbers are rolled up */
            organisation: {
                /** @enum {string} */
                tree: "then" | "now";
                /** @description SHA-256 over the units and where each stands: the same tree has the same */
                version: string;
                /** @description what was reorganised after D, or recorded after P: why then and now may differ */
                changes: {
                    position: string;
                    unit: string;
                    /** @enum {string} */
                    what: "moved" | "renamed" | "retyped" | "closed" | "merged" | "split";
                    /** @description the day from which it holds */
                    on: string;
                    /** @description the new parent, the unit merged into, the units split into */
                    to: string[];
                    name: string | null;
                }[];
            };
            attainment: components["schemas"]["Attainment"];
            /** @description what was published; null where no published number was asked for */
            published: {
                position: string;
                recordedAt: string;
                /** @description SHA-256 of the published result */
                digest: string;
                /** @description n/d, as published */
                value: string | null;
                verdict: string;
                /** @description whether the number above says the same */
                agrees: boolean;
            } | null;
            counts: {
                numerator: string;
                denominator: string;
                leftOut: {
                    [key: string]: string;
                };
            };
            cases: {
                key: string;
                ownerUnit: string;
                isInNumerator: boolean;
                facts: components["schemas"]["LineageFact"][];
                /** @description facts outside your scope */
                withheld: number;
            }[];
            leftOut: components["schemas"]["LineageFact"][];
            next: string | null;
        };
        LineageFact: {
            fact: string;
            version: number;
            position: string;
            kind: string;
            source: string;
            refs: {
                [key: string]: unknown;
            };
            days: {
                [key: string]: string;
            };
            values: {
                [key: string]: unknown;
            };
            submission: string | null;
            /** @description who submitted this version, when, by which road and why */
            recorded: {
                /** @description instant of the entry */
                at: string;
                /** @description fact-recorded, fact-corrected or fact-voided */
                type: string;
                channel: string;
                principal: string;
                /** @description why it was corrected or voided; null where none was given, or it is erased */
                reason: string | null;
                note: string | null;
            } | null;
            /** @description null: set by planners, not for review */
            review: ("accepted" | "unreviewed" | "returned") | null;
            about: string;
            /** @description numerator, denominator, or why it is left out */
            role: string;
        };
        LedgerProgress: {
            /** @description number of entries, which is the newest position */
            position: string;
            /** @description instant of the newest entry */
            recordedAt: string;
            /** @description the position for which numbers hold that are asked for without a moment; behind `position` for a while */
            projected: string;
        };
        DemonstrationAccountList: {
            accounts: components["schemas"]["DemonstrationAccount"][];
        };
        DemonstrationAccount: {
            /** @description as `--as` of the command line takes it */
            name: string;
            /** @description of its unit and roles */
            label: {
                zh: string;
                en: string;
            };
            ledger: string;
            ledgerName: string;
            /** @description on the unit and all below it */
            roles: ("submitter" | "reviewer" | "planner" | "auditor" | "operator")[];
            unit: string;
            unitName: string;
            /** @description works on this machine only */
            key: string;
        };
        Duties: {
            ledger: string;
            isDemonstration: boolean;
            plan: string;
            planVersion: number;
            /** @description P: everything recorded up to here, nothing after */
            position: string;
            /** @description instant of the entry at P */
            recordedAt: string;
            /** @description D */
            on: string;
            engine: string;
            /** @description facts of the ledger up to P that no answer counts, see parked-facts; null: none */
            incomplete: components["schemas"]["Incomplete"];
            /** @description the organisation in which the numbers are rolled up */
            organisation: {
                /** @enum {string} */
                tree: "then" | "now";
                /** @description SHA-256 over the units and where each stands: the same tree has the same */
                version: string;
                /** @description what was reorganised after D, or recorded after P: why then and now may differ */
                changes: {
                    position: string;
                    unit: string;
                    /** @enum {string} */
                    what: "moved" | "renamed" | "retyped" | "closed" | "merged" | "split";
                    /** @description the day from which it holds */
                    on: string;
                    /** @description the new parent, the unit merged into, the units split into */
                    to: string[];
                    name: string | null;
                }[];
            };
            unit: string;
            duties: {
                duty: string;
                name: {
                    zh: string;
                    en: string;
                };
                scheme: string | null;
                completeness: components["schemas"]["Completeness"];
                periods: {
                    period: string;
                    opensOn: string;
                    closesOn: string;
                    dueOn: string;
                    completeness: components["schemas"]["Completeness"];
                }[];
            }[];
            /** @description in the order of duties, periods and units; only those of the state asked for */
            rows: {
                duty: string;
                period: string;
                opensOn: string;
                closesOn: string;
                dueOn: string;
                unit: string;
                unitName: string;
                /** @enum {string} */
                state: "reported" | "nil" | "missing" | "not-due" | "waived";
                /** @description late: due and not there; null: not due, or waived */
                timeliness: ("on-time" | "made-up-late" | "late") | null;
            }[];
            next: string | null;
        };
        EntryPage: {
            entries: components["schemas"]["Entry"][];
            /** @description newest position of the ledger */
            head: string;
            /** @description `after` or `before` of the next page, which may be there though this one holds few or none; null: the end */
            next: string | null;
        };
        Entry: {
            position: string;
            recordedAt: string;
            body: {
                [key: string]: unknown;
            };
        };
        FactKindList: {
            /** @description of the fact kinds in force, as contents/{sha256} has them */
            sha256: string;
            kinds: components["schemas"]["FactKind"][];
        };
        FactKind: {
            /** @description such as transfer.accepted */
            kind: string;
            name: {
                zh: string;
                en: string;
            };
            refs: components["schemas"]["FactReference"][];
            days: components["schemas"]["FactDay"][];
            values: components["schemas"]["FactValue"][];
            /** @description fields that name the fact: the same thing is reported once by each source */
            key: string[];
            /** @description fields beside the key that a correction cannot change */
            fixed: string[];
            /** @description the unit that answers for it: a reference, or `source`, which is the reporting unit */
            owner: string;
            /** @description who may report it */
            submit: {
                /** @enum {string} */
                role: "submitter" | "planner";
                /** @description references of which one must lie at or below the reporting unit */
                units: string[];
                /** @description below it: no unit rules on itself but the top */
                above: boolean;
            };
            /** @description who is believed first when several report one thing: a reference, others, imports */
            sources: string[];
            isVoidable: boolean;
        };
        FactReference: {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /**
             * @description unit: one of the ledger’s; new-unit: an id not yet taken; subject: a person, by id; thing: a name
             * @enum {string}
             */
            type: "unit" | "new-unit" | "subject" | "thing";
            /** @description ids at most; 1: one id, else a list of different ids */
            most: number;
            /** @description unit types that may not stand here */
            except: string[];
            /** @description what a thing is, such as post or period; null: no thing */
            of: string | null;
        };
        FactDay: {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            from: string;
            /** @description a day, or `today`: the ledger’s own */
            to: string;
            /** @description another day of the kind before which it may not lie */
            notBefore: string | null;
        };
        FactValue: {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /** @enum {string} */
            type: "integer";
            min: number;
            max: number;
            default: number | null;
        } | {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /** @enum {string} */
            type: "decimal";
            /** @description decimals at most */
            scale: number;
            min: string;
            max: string;
        } | {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /** @enum {string} */
            type: "code";
            codes: {
                code: string;
                name: {
                    zh: string;
                    en: string;
                };
            }[];
        } | {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /** @enum {string} */
            type: "boolean";
            default: boolean | null;
        } | {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /**
             * @description a short official name: it stands in the entry for ever
             * @enum {string}
             */
            type: "label";
            maxLength: number;
        } | {
            /** @description its name in a submission */
            field: string;
            name: {
                zh: string;
                en: string;
            };
            isRequired: boolean;
            /**
             * @description people’s own words: outside the entry, they can be erased
             * @enum {string}
             */
            type: "text";
            maxLength: number;
        };
        Fact: {
            fact: string;
            kind: string;
            /** @description shared by facts of other sources that report the same thing */
            thing: string;
            source: string;
            owner: string;
            /** @enum {string} */
            state: "current" | "voided";
            version: number;
            isDemonstration: boolean;
            history: components["schemas"]["FactVersion"][];
        };
        FactVersion: {
            version: number;
            type: string;
            position: string;
            recordedAt: string;
            submission: string;
            principal: string;
            channel: string;
            refs: {
                [key: string]: string | string[];
            };
            days: {
                [key: string]: string;
            };
            values: {
                [key: string]: unknown;
            };
            /** @description null: erased */
            evidence: (string | null)[];
            reason: string | null;
            note: string | null;
        };
        Correction: {
            /** @description why, in your words; kept outside the ledger entry and erasable */
            reason: string;
            /** @description references that change; null unsets one that is optional */
            refs?: {
                [key: string]: unknown;
            };
            /** @description days that change; null unsets one that is optional */
            days?: {
                [key: string]: unknown;
            };
            /** @description values that change; null unsets one that is optional */
            values?: {
                [key: string]: unknown;
            };
            /** @description references to evidence: links or file names; stored and shown, never fetched */
            evidence?: string[];
        };
        SubmissionAnswer: {
            submission: string;
            /** @description SHA-256 over the canonical bodies of all items; stands in every entry */
            digest: string;
            /** @description instant, UTC, microseconds, by the clock of the ledger */
            recordedAt: string;
            firstPosition: string;
            lastPosition: string;
            events: {
                type: string;
                fact: string;
                version: number;
                position: string;
            }[];
            /** @description path of the receipt, which proves offline what was recorded and when; of submissions of facts */
            receipt?: string;
        };
        Void: {
            /** @description why, in your words; kept outside the ledger entry and erasable */
            reason: string;
        };
        Readiness: {
            /**
             * @description degraded: submissions are recorded, something else is wrong; unavailable: they cannot be
             * @enum {string}
             */
            status: "ok" | "degraded" | "unavailable";
            database: {
                /** @enum {string} */
                state: "ok" | "away" | "unusable";
                reason: string | null;
            };
            queues: {
                /**
                 * @description away: numbers follow by a sweep, seconds later
                 * @enum {string}
                 */
                state: "ok" | "away";
                reason: string | null;
            };
            /** @description null: the database cannot be asked */
            projection: {
                /**
                 * @description behind: by 15 s or more
                 * @enum {string}
                 */
                state: "ok" | "behind";
                /** @description entries that are not in the numbers yet, of all ledgers */
                lagPositions: string;
                /** @description real time since the oldest of them was recorded */
                lagSeconds: number;
            } | null;
        };
        KeyList: {
            keys: components["schemas"]["Key"][];
        };
        Key: {
            id: string;
            principal: string;
            name: string;
            label: string;
            loopbackOnly: boolean;
            createdAt: string;
            revokedAt: string | null;
        };
        IssueKey: {
            /** @description whose key: an office, not a person */
            name: string;
            /** @default key */
            label: string;
            grants: {
                /** @enum {string} */
                role: "submitter" | "reviewer" | "planner" | "auditor" | "operator";
                unit: string;
            }[];
        };
        IssuedKey: {
            id: string;
            /** @description shown this once */
            key: string;
            principal: string;
        };
        LedgerList: {
            ledgers: components["schemas"]["Ledger"][];
        };
        Ledger: {
            id: string;
            name: string;
            /** @enum {string} */
            purpose: "live" | "demonstration";
            isDemonstration: boolean;
            timeZone: string;
            /** @description unit at the top */
            root: string;
            /** @description number of entries, which is the newest position */
            size: string;
            /** @description instant of the newest entry */
            recordedAt: string;
            /** @description the ledger's own clock */
            now: string;
            /** @description SHA-256 of the fact kinds in force */
            factKinds: string;
            /** @description the transparency log; null until it is sealed for the first time */
            log: {
                /** @description name of the log, the first line of its checkpoints */
                origin: string;
                /** @description by which its signatures are verified: keep it where nobody else can change it */
                verifierKey: string;
                /** @description the key before the last change: it still signs too; null: the key of this log was never changed */
                previousKey: string | null;
                /** @description 1; one more each time that the log was opened anew under another origin */
                generation: number;
                /** @description entries that the newest checkpoint covers */
                size: string;
                /** @description instant of the newest checkpoint; null before the first */
                sealedAt: string | null;
                /** @description the last verification of every entry against the log, by the workers, every night; null: none yet */
                verified: {
                    /** @description instant of the last try */
                    startedAt: string;
                    finishedAt: string | null;
                    /** @description entries that it covered */
                    size: number | null;
                    /** @description what did not hold; null: all did */
                    fault: string | null;
                } | null;
                /** @description why nothing is signed any more; null: signing goes on */
                held: string | null;
            } | null;
        };
        OpenLedger: {
            id: string;
            name: string;
            /**
             * @description demonstration: shown as such everywhere; its clock is set by its generator
             * @default live
             * @enum {string}
             */
            purpose: "live" | "demonstration";
            /** @default Asia/Shanghai */
            timeZone: string;
            root: {
                unit: string;
                type: string;
                name: string;
                openedOn: string;
            };
        };
        CheckpointPage: {
            /** @description oldest first */
            checkpoints: string[];
            next: string | null;
        };
        LogResumption: {
            /** @description the newest checkpoint of the log that is known anywhere: a signed note, its last line feed included */
            checkpoint: string;
            /**
             * @description also where nothing is held: the machine with the anchors that signed so far is gone for good
             * @default false
             */
            takeOver: boolean;
        };
        LogChange: {
            /** @description why, in your words; kept outside the ledger entry and erasable */
            reason: string;
        };
        Me: {
            principal: string;
            /** @description as lists of keys show it */
            name: string;
            /** @description may open ledgers */
            mayOpen: boolean;
            /** @description those in which you hold a role, by id */
            ledgers: {
                id: string;
                name: string;
                /** @enum {string} */
                purpose: "live" | "demonstration";
                isDemonstration: boolean;
                timeZone: string;
                /** @description unit at the top */
                root: string;
                /** @description number of entries, which is the newest position */
                size: string;
                /** @description the ledger's own clock */
                now: string;
                /** @description each on the unit and all below it */
                grants: {
                    /** @enum {string} */
                    role: "submitter" | "reviewer" | "planner" | "auditor" | "operator";
                    unit: string;
                    unitName: string;
                }[];
            }[];
        };
        ParkedFactList: {
            /** @description in the order of their positions; 100 at most */
            parkedFacts: components["schemas"]["ParkedFact"][];
        };
        ParkedFact: {
            /** @description the fact, or the stream of a review or plan that is parked */
            fact: string;
            /** @description of the event that cannot be applied */
            position: string;
            version: number;
            /** @description fact-recorded, fact-corrected, fact-voided, submission-reviewed, plan-published */
            type: string;
            /** @description kind of the fact; null for other events */
            kind: string | null;
            units: string[];
            /**
             * @description where it fails: taking the event apart, or computing from it
             * @enum {string}
             */
            stage: "facts" | "numbers";
            /** @description SQLSTATE; empty where the program refuses it */
            code: string;
            reason: string;
            /** @description events left out so far: this one and what followed in its stream */
            events: number;
            parkedAt: string;
            /** @description asked for, and about to happen */
            releaseAskedAt: string | null;
        };
        PlanFound: {
            plan: string;
            items: number;
            indicators: number;
        };
        Plans: {
            /** @description the newest version of each, by id */
            plans: components["schemas"]["PlanHead"][];
        };
        PlanHead: {
            id: string;
            title: string;
            version: number;
            position: string;
            publishedAt: string;
            /** @description of the file */
            sha256: string;
            mediaType: string;
            by: {
                principal: string;
                name: string | null;
            };
            /** @description why it amends the version before; null where none was given, or it is erased */
            reason: string | null;
        };
        Plan: {
            id: string;
            title: string;
            version: number;
            position: string;
            publishedAt: string;
            /** @description of the file */
            sha256: string;
            mediaType: string;
            by: {
                principal: string;
                name: string | null;
            };
            /** @description why it amends the version before; null where none was given, or it is erased */
            reason: string | null;
            /** @description the file as it was published */
            file: string;
            /** @description the same, read; exact numbers as strings */
            plan: {
                [key: string]: unknown;
            };
        };
        PlanOutline: {
            id: string;
            version: number;
            title: string;
            issuer: string;
            documentNumber: string | null;
            issuedOn: string;
            year: number;
            /** @description first day */
            from: string;
            /** @description last day, included */
            to: string;
            timeZone: string;
            sections: {
                id: string;
                title: string;
            }[];
            items: {
                no: number;
                section: string | null;
                title: string;
            }[];
        };
        PlanVersions: {
            plan: string;
            versions: components["schemas"]["PlanVersion"][];
        };
        PlanVersion: {
            id: string;
            title: string;
            version: number;
            position: string;
            publishedAt: string;
            /** @description of the file */
            sha256: string;
            mediaType: string;
            by: {
                principal: string;
                name: string | null;
            };
            /** @description why it amends the version before; null where none was given, or it is erased */
            reason: string | null;
        };
        Indicator: {
            id: string;
            name: {
                zh: string;
                en: string;
            };
            plan: {
                id: string;
                version: number;
                title: string;
                issuer: string;
                /** @description first day of the plan’s year */
                from: string;
                /** @description its last day */
                to: string;
            };
            item: {
                no: number;
                title: string;
                /** @description the whole text of the item, quoted exactly */
                text: string;
                section: {
                    id: string;
                    title: string;
                } | null;
            };
            /** @description the words of the item on which the target rests */
            quotation: string | null;
            target: {
                comparator: string;
                stated: string;
            } | null;
            provenance: {
                code: string;
                name: {
                    zh: string;
                    en: string;
                };
                meaning: {
                    zh: string;
                    en: string;
                };
            };
            /** @description the target is a reading, not stated */
            isProvisional: boolean;
            due: {
                on: string;
                stated: string | null;
                cadence: {
                    zh: string;
                    en: string;
                } | null;
            };
            attribution: {
                zh: string;
                en: string;
            };
            /** @description null: the document names nobody, and the issuer answers */
            responsible: string | null;
            /** @description who or what is counted */
            scope: {
                zh: string;
                en: string;
            };
            /** @description what the number is made of */
            facts: {
                kind: string;
                name: {
                    zh: string;
                    en: string;
                };
            }[];
            /** @description indicators that this one is made of */
            uses: string[];
            measure: {
                /** @description with its version, such as ratio@1 */
                kind: string;
                digest: string;
                /** @description what is counted, in the words of the kind; null: it has none */
                words: {
                    zh: string;
                    en: string;
                } | null;
                /** @description as the kind reads them; exact numbers as strings */
                parameters: unknown;
            };
            reading: {
                id: string;
                version: number;
                text: {
                    zh: string;
                    en: string;
                };
            };
            /** @description readings of the same words that were not taken */
            alternatives: {
                id: string;
                version: number;
                text: {
                    zh: string;
                    en: string;
                };
                /** @description what is counted, in the words of the kind; null: it has none */
                words: {
                    zh: string;
                    en: string;
                } | null;
                /** @description as the kind reads them; exact numbers as strings */
                parameters: unknown;
            }[];
            /** @description under which it is reported; null: the plan has none */
            duty: {
                id: string;
                name: {
                    zh: string;
                    en: string;
                };
                unitTypes: string[];
                /** @description null: its periods are listed one by one */
                scheme: string | null;
                /** @description days after the end of a period on which a report is still in time */
                dueDays: number;
                from: string;
                to: string;
            } | null;
        };
        RebuildRequest: {
            /**
             * @description compare only, and leave what stands as it is
             * @default false
             */
            check: boolean;
        };
        Rebuild: {
            id: string;
            /** @description compare only */
            check: boolean;
            /**
             * @description equal: nothing differed; repaired: what differed was replaced; different: it differs and was only compared; failed: what stood still stands
             * @enum {string}
             */
            state: "waiting" | "running" | "equal" | "repaired" | "different" | "failed" | "cancelled";
            attempts: number;
            /** @description positions derived of those that stand; cases computed, each once for every position that touches it */
            progress: {
                /** @enum {string} */
                phase: "deriving" | "comparing";
                position: string;
                total: string;
                caseVersions: number;
            } | null;
            /** @description the position from which the last attempt went on; null: from the beginning */
            resumedAt: string | null;
            /** @description where both stood when they were compared */
            position: string | null;
            caseVersions: number | null;
            /** @description how long projecting waited for the comparison and the switch */
            pausedMs: number | null;
            /** @description each read model compared: rows derived, and those that did not stand there, stood there for nothing, or said something else */
            models: {
                model: string;
                /** @description rows */
                rows: number;
                /** @description rows */
                missing: number;
                /** @description rows */
                extra: number;
                /** @description rows */
                changed: number;
            }[];
            /** @description the first rows of each model */
            differences: {
                model: string;
                /** @enum {string} */
                what: "missing" | "extra" | "changed";
                key: {
                    [key: string]: string | number;
                };
                columns: {
                    [key: string]: {
                        stood: unknown;
                        derived: unknown;
                    };
                };
            }[];
            differenceCount: number;
            askedBy: string;
            /** @description instants by real time, whatever the ledger’s clock says */
            askedAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            /** @description of the last attempt */
            durationMs: number | null;
            error: string | null;
        };
        RebuildList: {
            /** @description newest first */
            rebuilds: components["schemas"]["Rebuild"][];
        };
        Recompute: {
            /** @description plan id, such as dongguan-2020 */
            plan: string;
            /** @description default: the newest at P */
            planVersion?: number;
            /** @description P, what was known: a position, an instant, or a date; default: the newest projected when it starts */
            at?: string;
            /** @description D, what had happened by then; default: the local day of the moment */
            on?: string;
        };
        Recomputation: {
            id: string;
            plan: string;
            /** @description null until it is known */
            planVersion: number | null;
            /** @description P; null until it is known */
            position: string | null;
            /** @description D */
            day: string;
            /** @description which asked, for which period, and when on the ledger’s clock; null: somebody did */
            schedule: {
                id: string;
                period: string;
                tick: string;
            } | null;
            askedBy: string;
            /**
             * @description different: the roads disagree; nothing was published and nothing repaired
             * @enum {string}
             */
            state: "waiting" | "running" | "published" | "different" | "failed";
            attempts: number;
            /** @description definitions computed by SQL, entries folded */
            progress: {
                computed?: {
                    done: number;
                    total: number;
                };
                folded?: {
                    done: number;
                    total: number;
                };
            };
            /** @description instants by real time, whatever the ledger’s clock says */
            askedAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            durationMs: number | null;
            /** @description of the result as it was kept up, as SQL computes it anew, as the fold gives it */
            digests: {
                kept: string | null;
                computed: string | null;
                folded: string | null;
            };
            /** @description the entry that publishes it */
            publishedPosition: string | null;
            /** @description how many units got each, over all indicators */
            verdicts: {
                [key: string]: number;
            } | null;
            /** @description the first of them */
            differences: {
                /** @enum {string} */
                between: "kept and folded" | "computed and folded";
                indicator: string;
                /** @description null: every unit in which nothing counts */
                unit: string | null;
                first: string;
                second: string;
            }[];
            differenceCount: number;
            error: string | null;
        };
        RecomputationPage: {
            /** @description newest first */
            recomputations: components["schemas"]["Recomputation"][];
            next: string | null;
        };
        ResultComparison: {
            first: {
                recomputation: string;
                plan: string;
                planVersion: number;
                position: string;
                day: string;
                organisationVersion: string;
                engine: string;
                /** @description SHA-256 in hex */
                digest: string;
                publishedPosition: string;
            };
            second: {
                recomputation: string;
                plan: string;
                planVersion: number;
                position: string;
                day: string;
                organisationVersion: string;
                engine: string;
                /** @description SHA-256 in hex */
                digest: string;
                publishedPosition: string;
            };
            differences: {
                indicator: string;
                /** @description null: every unit in which nothing counts in either */
                unit: string | null;
                /** @description null: the first has no such indicator */
                first: components["schemas"]["PublishedNumber"] | null;
                second: components["schemas"]["PublishedNumber"] | null;
            }[];
        };
        PublishedNumber: {
            /** @description n/d, exact */
            value: string | null;
            /** @enum {string} */
            as: "share" | "count";
            verdict: string;
            reason: string | null;
            valueAtDue: string | null;
            counts: {
                [key: string]: string;
            };
            parts: {
                name: string;
                value: string;
                state: string | null;
                day: string | null;
            }[];
        };
        ScheduleList: {
            /** @description the ledger’s clock */
            now: string;
            isDemonstration: boolean;
            schedules: components["schemas"]["Schedule"][];
        };
        Schedule: {
            plan: string;
            id: string;
            /**
             * @description D is the last day of the period that was over: the day before, the month, the quarter
             * @enum {string}
             */
            kind: "nightly" | "monthly-closing" | "quarterly-closing";
            /** @description minute, hour, day of the month, month, day of the week */
            cron: string;
            timeZone: string;
            /**
             * @description whether the plan’s file states it, or an operator set it
             * @enum {string}
             */
            source: "plan" | "operator";
            /** @description ticks after this moment count; on the ledger’s clock */
            since: string;
            /** @description the run of its newest period */
            last: components["schemas"]["Recomputation"] | null;
            /** @description the next period that it will ask for, and when, on the ledger’s clock */
            next: {
                period: string;
                day: string;
                tick: string;
            } | null;
        };
        SetSchedules: {
            plan: string;
            /** @description all schedules of the plan, in place of those of its file; null: those of the file hold again */
            schedules: {
                id: string;
                cron: string;
                /** @enum {string} */
                kind: "nightly" | "monthly-closing" | "quarterly-closing";
                /** @description in which the cron expression is read; default: the plan’s */
                timeZone?: string;
            }[] | null;
        };
        ReplayRequest: {
            plan: string;
            /** @description default: the newest at P */
            planVersion?: number;
            /** @description id of an alternative reading, taken by every indicator that has it; default: the readings of the plan */
            reading?: string;
            /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
            at?: string;
            /** @description D, what had happened by then; default: the local day of the moment */
            on?: string;
            /**
             * @description the tree of D, or today’s
             * @default then
             * @enum {string}
             */
            organisation: "then" | "now";
            /** @description with all below it; default: the whole ledger */
            unit?: string;
            /** @description the numbers that the workers keep, at the very same question (the default); a published result; or the same plan asked otherwise */
            against?: {
                /** @enum {string} */
                with: "read-models";
            } | {
                /** @enum {string} */
                with: "published";
                /** @description where the result was published */
                at: string;
            } | {
                /** @enum {string} */
                with: "replay";
                /** @description default: the newest at P */
                planVersion?: number;
                /** @description id of an alternative reading, taken by every indicator that has it; default: the readings of the plan */
                reading?: string;
                /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
                at?: string;
                /** @description D, what had happened by then; default: the local day of the moment */
                on?: string;
                /**
                 * @description the tree of D, or today’s
                 * @default then
                 * @enum {string}
                 */
                organisation: "then" | "now";
            };
        };
        Replay: {
            replay: string;
            ledger: string;
            question: {
                plan: string;
                unit: string;
                planVersion: number;
                reading: string | null;
                position: number;
                day: string;
                /** @enum {string} */
                organisation: "then" | "now";
                against: {
                    /** @enum {string} */
                    with: "read-models";
                } | {
                    /** @enum {string} */
                    with: "published";
                    at: number;
                } | {
                    /** @enum {string} */
                    with: "replay";
                    planVersion: number;
                    reading: string | null;
                    position: number;
                    day: string;
                    /** @enum {string} */
                    organisation: "then" | "now";
                };
            };
            askedBy: string;
            askedAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            progress: {
                /** @enum {string} */
                state: "waiting" | "running" | "done" | "failed" | "cancelled";
                phase: ("reading" | "measuring") | null;
                done: number;
                total: number;
            };
            error: string | null;
            /** @description SHA-256 over the canonical JSON (RFC 8785) of the report: the same question has the same for ever */
            digest: string | null;
            report: components["schemas"]["ReplayReport"] | null;
        };
        ReplayReport: {
            /** @enum {string} */
            form: "duibiao-replay/1";
            ledger: string;
            engine: string;
            unit: string;
            today: number | null;
            replayed: {
                plan: string;
                planVersion: number;
                reading: string | null;
                /** @description P */
                position: number;
                recordedAt: string;
                /** @description D */
                day: string;
                /** @enum {string} */
                organisation: "then" | "now";
                organisationVersion: string;
                /** @description SHA-256 of all numbers of the ledger, as a published result has it */
                digest: string;
                verdicts: {
                    [key: string]: number;
                };
            };
            against: {
                plan: string;
                planVersion: number;
                reading: string | null;
                /** @description P */
                position: number;
                recordedAt: string;
                /** @description D */
                day: string;
                /** @enum {string} */
                organisation: "then" | "now";
                organisationVersion: string;
                /** @description SHA-256 of all numbers of the ledger, as a published result has it */
                digest: string;
                verdicts: {
                    [key: string]: number;
                };
                /** @enum {string} */
                with: "replay" | "read-models" | "published";
                publishedAt?: number;
                /** @description digest of the numbers that were stated */
                stated?: string;
            } | null;
            /**
             * @description from which view the steps lead to which
             * @enum {string}
             */
            direction: "against-to-replayed" | "replayed-to-against";
            numbers: {
                indicator: string;
                /** @description n/d, exact */
                value: string | null;
                /** @enum {string} */
                as: "share" | "count";
                verdict: string;
                reason: string | null;
                valueAtDue: string | null;
            }[];
            /** @description lines that differ, by cause */
            causes: {
                [key: string]: number;
            };
            differences: {
                indicator: string;
                /** @description null: every unit in which nothing counts */
                unit: string | null;
                from: {
                    /** @description n/d, exact */
                    value: string | null;
                    /** @enum {string} */
                    as: "share" | "count";
                    verdict: string;
                    reason: string | null;
                    valueAtDue: string | null;
                } | null;
                to: {
                    /** @description n/d, exact */
                    value: string | null;
                    /** @enum {string} */
                    as: "share" | "count";
                    verdict: string;
                    reason: string | null;
                    valueAtDue: string | null;
                } | null;
                steps: {
                    /** @description void, correction, late-arrival, review, reorganisation, day, amendment, reading, defect */
                    cause: string;
                    aspect?: string;
                    fields: {
                        field: string;
                        from: string | null;
                        to: string | null;
                    }[];
                    behind: {
                        position: number;
                        /** @description entries before it that changed the same fact since */
                        earlier: number[];
                        recordedAt: string;
                        type: string;
                        submission: string;
                        channel: string;
                        principal: string;
                        /** @description SHA-256 of the reason given */
                        reason: string | null;
                        fact?: {
                            id: string;
                            kind: string;
                            refs: {
                                [key: string]: unknown;
                            };
                            days: {
                                [key: string]: string;
                            };
                            values: {
                                [key: string]: unknown;
                            };
                            source: {
                                [key: string]: string;
                            };
                        };
                        review?: {
                            submission: string;
                            outcome: string;
                        };
                        /** @description what it alone did to the line; null: told together with others */
                        fields: {
                            field: string;
                            from: string | null;
                            to: string | null;
                        }[] | null;
                    }[];
                    /** @description how many entries behind it are not listed */
                    more: number;
                }[];
            }[];
        };
        SubjectReferences: {
            /** @description the unit that asks */
            unit: string;
            /**
             * @description member-number: one scheme for the whole ledger; unit: the unit's own numbers
             * @default member-number
             * @enum {string}
             */
            scheme: "member-number" | "unit";
            /** @description what the unit calls each person; kept encrypted, never in the ledger */
            references: string[];
        };
        Subjects: {
            /** @description in the order asked */
            subjects: string[];
        };
        ErasureRequest: {
            /** @description why; it stays, and must not say who: a file number, not a name */
            reason: string;
        };
        Erasure: {
            subject: string;
            /** @description how many texts went with what identified the person */
            texts: number;
            submission: string;
            /** @description of the event subject-erased */
            position: string;
            /** @description instant, UTC, microseconds, by the clock of the ledger */
            recordedAt: string;
        };
        Submission: {
            /** @description the plan that you have in mind; context only */
            plan?: string;
            /** @description the reporting unit: source of every fact */
            unit: string;
            /** @description why, in your words; kept outside the ledger entry and erasable */
            note?: string;
            /** @description 1 to 1,000 facts, recorded all or none */
            facts: components["schemas"]["ProposedFact"][];
        };
        ProposedFact: {
            /** @description a fact kind, such as transfer.accepted */
            kind: string;
            /**
             * @description references by name, as the kind declares them: an id, or a list of 1 to 50 different ids, in any order
             * @default {}
             */
            refs: {
                [key: string]: unknown;
            };
            /**
             * @description days by name, YYYY-MM-DD
             * @default {}
             */
            days: {
                [key: string]: unknown;
            };
            /**
             * @description values by name; exact decimals as strings
             * @default {}
             */
            values: {
                [key: string]: unknown;
            };
            /** @description references to evidence: links or file names; stored and shown, never fetched */
            evidence?: string[];
            /** @description voids that fact in the same submission: for a change of what names a fact */
            replaces?: {
                fact: string;
                version: number;
                /** @description why, in your words; kept outside the ledger entry and erasable */
                reason: string;
            };
        };
        DryRunAnswer: {
            wouldAppend: {
                type: string;
                fact: string;
                version: number;
            }[];
        };
        SubmissionPage: {
            submissions: {
                submission: string;
                recordedAt: string;
                /** @description principal id */
                principal: string;
                items: number;
                /** @description units within what you asked for that answer for its facts */
                owners: string[];
                /** @enum {string} */
                review: "unreviewed" | "accepted" | "returned";
            }[];
            next: string | null;
        };
        SubmissionHistory: {
            submission: string;
            digest: string;
            recordedAt: string;
            /** @description principal id */
            principal: string;
            channel: string;
            note: string | null;
            isDemonstration: boolean;
            /** @description null: a frame, not for review */
            review: ("unreviewed" | "accepted" | "returned") | null;
            reviews: {
                /** @enum {string} */
                outcome: "accepted" | "returned";
                position: string;
                recordedAt: string;
                /** @description principal id */
                principal: string;
                reason: string | null;
            }[];
            facts: components["schemas"]["SubmittedFact"][];
            /** @description facts outside your scope */
            withheld: number;
        };
        SubmittedFact: {
            fact: string;
            version: number;
            position: string;
            kind: string;
            owner: string;
            refs: {
                [key: string]: unknown;
            };
            days: {
                [key: string]: string;
            };
            /**
             * @description of the version that this submission wrote
             * @enum {string}
             */
            state: "current" | "voided" | "superseded";
            /** @description not-covered: superseded before the review; null: a frame, not for review */
            review: ("unreviewed" | "accepted" | "returned" | "not-covered") | null;
        };
        Review: {
            /** @enum {string} */
            outcome: "accepted";
            /** @description why, in your words; kept outside the ledger entry and erasable */
            reason?: string;
        } | {
            /** @enum {string} */
            outcome: "returned";
            /** @description why, in your words; kept outside the ledger entry and erasable */
            reason: string;
        };
        ReviewAnswer: {
            /** @description the submission that was reviewed */
            submission: string;
            /** @description its digest, which the review confirms */
            digest: string;
            /** @enum {string} */
            outcome: "accepted" | "returned";
            /** @description versions of it that were current; 0 where all were corrected or voided before: nothing changes then */
            covers: number;
            /** @description facts of the submission */
            of: number;
            position: string;
            recordedAt: string;
        };
        UnitList: {
            position: string;
            on: string;
            units: components["schemas"]["Unit"][];
        };
        Unit: {
            id: string;
            parent: string | null;
            type: string;
            name: string;
            openedOn: string;
            /** @description first day on which it no longer exists */
            closedOn: string | null;
            /** @description the unit that it was merged into, below which it stands */
            successor: string | null;
            /** @description at or below a unit on which you hold a role */
            isYours: boolean;
        };
        UnitChanges: {
            /** @description the unit that decides; default: the one at the top of what you plan for */
            unit?: string;
            /** @description why, in your words; kept outside the ledger entry and erasable */
            note?: string;
            /** @description in this order, all or none */
            changes: components["schemas"]["UnitChange"][];
        };
        UnitChange: {
            /** @enum {string} */
            change: "register";
            unit: string;
            parent: string;
            type: string;
            name: string;
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        } | {
            /** @enum {string} */
            change: "rename";
            unit: string;
            name: string;
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        } | {
            /** @enum {string} */
            change: "retype";
            unit: string;
            type: string;
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        } | {
            /** @enum {string} */
            change: "move";
            unit: string;
            parent: string;
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        } | {
            /** @enum {string} */
            change: "merge";
            unit: string;
            /** @description the unit that carries on */
            into: string;
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        } | {
            /** @enum {string} */
            change: "split";
            unit: string;
            /** @description units that are there already */
            into: string[];
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        } | {
            /** @enum {string} */
            change: "close";
            unit: string;
            /** @description the first day on which it holds, YYYY-MM-DD; not after the ledger’s today, unless a unit is registered */
            on: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAlerts: {
        parameters: {
            query?: {
                /** @description open: the cause is still there; settled: it is gone */
                state?: "open" | "settled" | "all";
                /** @description `next` of the page before */
                cursor?: string;
                /** @description 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAttainments: {
        parameters: {
            query: {
                /** @description plan id, such as dongguan-2020 */
                plan: string;
                /** @description default: the newest at P */
                planVersion?: number;
                /** @description default: the unit at the top of your scope */
                unit?: string;
                /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
                at?: string;
                /** @description D, what had happened by then; default: the local day of the moment */
                on?: string;
                /** @description the tree in which units stand: that of D, or today’s; they differ where something was moved or merged since */
                organisation?: "then" | "now";
                /** @description answer only when this position is projected; waits 5 s at most */
                waitFor?: string;
                indicator?: string;
                /** @description self, children, or a unit type such as town: every such unit below */
                level?: string;
                /** @description a register that groups units a second time: one row for each of its groups, instead of `level` */
                grouping?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description exact fractions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attainments"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMatrix: {
        parameters: {
            query: {
                /** @description plan id, such as dongguan-2020 */
                plan: string;
                /** @description default: the newest at P */
                planVersion?: number;
                /** @description default: the unit at the top of your scope */
                unit?: string;
                /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
                at?: string;
                /** @description D, what had happened by then; default: the local day of the moment */
                on?: string;
                /** @description the tree in which units stand: that of D, or today’s; they differ where something was moved or merged since */
                organisation?: "then" | "now";
                /** @description answer only when this position is projected; waits 5 s at most */
                waitFor?: string;
                /** @description self, children, or a unit type such as town: every such unit below */
                level?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description one row a unit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttainmentMatrix"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLineage: {
        parameters: {
            query: {
                /** @description plan id, such as dongguan-2020 */
                plan: string;
                /** @description default: the newest at P */
                planVersion?: number;
                /** @description default: the unit at the top of your scope */
                unit?: string;
                /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
                at?: string;
                /** @description D, what had happened by then; default: the local day of the moment */
                on?: string;
                /** @description the tree in which units stand: that of D, or today’s; they differ where something was moved or merged since */
                organisation?: "then" | "now";
                /** @description answer only when this position is projected; waits 5 s at most */
                waitFor?: string;
                indicator: string;
                part?: "numerator" | "denominator" | "left-out";
                /** @description `next` of the page before */
                cursor?: string;
                limit?: number;
                /** @description take apart the number that was published at this position: at its P and D, by its version of the plan */
                published?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description the id of the event received last: it is not sent again */
                "Last-Event-ID"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description data of each `head` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LedgerProgress"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    readContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description its bytes; their SHA-256 is the name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemonstrationAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ledger by ledger */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemonstrationAccountList"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDuties: {
        parameters: {
            query: {
                /** @description plan id, such as dongguan-2020 */
                plan: string;
                /** @description default: the newest at P */
                planVersion?: number;
                /** @description default: the unit at the top of your scope */
                unit?: string;
                /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
                at?: string;
                /** @description D, what had happened by then; default: the local day of the moment */
                on?: string;
                /** @description the tree in which units stand: that of D, or today’s; they differ where something was moved or merged since */
                organisation?: "then" | "now";
                /** @description answer only when this position is projected; waits 5 s at most */
                waitFor?: string;
                /** @description one duty of the plan */
                duty?: string;
                /** @description one period, such as 2020-03 */
                period?: string;
                /** @description such as missing: who has not reported */
                state?: "reported" | "nil" | "missing" | "not-due" | "waived";
                /** @description all below the unit (and itself), self, children, or a unit type such as town */
                level?: string;
                /** @description `next` of the page before; with the same question, `at` and `on` */
                cursor?: string;
                /** @description 1 to 5000 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duties"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description entries after this position, oldest first; default: 0 */
                after?: string;
                /** @description instead: entries before this position, newest first */
                before?: string;
                /** @description of one stream: a fact’s id is its stream */
                stream?: string;
                /** @description what concerns this unit or one below it; default: your whole scope */
                unit?: string;
                /** @description of one type */
                type?: "ledger-opened" | "fact-recorded" | "fact-corrected" | "fact-voided" | "submission-reviewed" | "plan-published" | "metrics-published" | "grant-given" | "grant-revoked" | "subject-erased" | "log-reopened" | "log-key-changed";
                /** @description 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                position: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the stored bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveEvent: {
        parameters: {
            query?: {
                /** @description seconds, at most 10: wait so long for a checkpoint that covers it */
                wait?: number;
                /** @description true: carry the entry itself, so that the file verifies alone, as a receipt does */
                entry?: "true" | "false";
            };
            header?: never;
            path: {
                ledger: string;
                position: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description index, hashes to the root, the newest checkpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFactKinds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description in the order of their declaration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactKindList"];
                };
            };
            /** @description as If-None-Match names it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                /** @description fact id: 40 hexadecimal digits */
                fact: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description all versions, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctFact: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                /** @description the version that you saw, such as "1" */
                "If-Match": string;
            };
            path: {
                ledger: string;
                /** @description fact id: 40 hexadecimal digits */
                fact: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            /** @description committed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description it has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidFact: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                /** @description the version that you saw, such as "1" */
                "If-Match": string;
            };
            path: {
                ledger: string;
                /** @description fact id: 40 hexadecimal digits */
                fact: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Void"];
            };
        };
        responses: {
            /** @description committed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description it has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match is missing */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    isAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok, or degraded and how */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description unavailable, and why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueKey"];
            };
        };
        responses: {
            /** @description the key is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description revoked; within a second nothing accepts it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLedgers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description by id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerList"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openLedger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenLedger"];
            };
        };
        responses: {
            /** @description open */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLedger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description as of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                /** @description the last part of the log’s origin: log, or log.2 where it was opened anew once */
                log: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description origin, size and root, signed (C2SP tlog-checkpoint) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string;
                /** @description 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
                /** @description the last part of the log’s origin: log, or log.2 where it was opened anew once */
                log: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointPage"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEntryBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                /** @description the last part of the log’s origin: log, or log.2 where it was opened anew once */
                log: string;
                /** @description number and width, such as x001/067 or 000.p/12 */
                path: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description before each entry its length, 16 bits big-endian */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                /** @description the last part of the log’s origin: log, or log.2 where it was opened anew once */
                log: string;
                /** @description 0 to 63 */
                level: string;
                /** @description number and width, such as x001/067 or 000.p/12 */
                path: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description up to 256 hashes of 32 bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogResumption"];
            };
        };
        responses: {
            /** @description the next checkpoint follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenLog: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogChange"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeLogKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogChange"];
            };
        };
        responses: {
            /** @description recorded */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description as of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description gauges of sources that are away are absent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParkedFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description all of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedFactList"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseParkedFact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                fact: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a worker will do it; asked twice it is the same */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedFact"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description by id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plans"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishPlan: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/yaml": string | {
                    [key: string]: unknown;
                };
                "application/json": string | {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description published */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lintPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/yaml": string | {
                    [key: string]: unknown;
                };
                "application/json": string | {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description no fault */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanFound"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlan: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                ledger: string;
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the newest version, or the one asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlanOutline: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                ledger: string;
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description of the newest version, or the one asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanOutline"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlanVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersions"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readIndicator: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                ledger: string;
                plan: string;
                indicator: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description by the newest version, or the one asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indicator"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openQueueSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Set-Cookie carries it: for /queues only, HttpOnly, SameSite=Strict */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRebuilds: {
        parameters: {
            query?: {
                /** @description 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the newest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RebuildList"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestRebuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RebuildRequest"];
            };
        };
        responses: {
            /** @description a worker does it; Location leads to it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRebuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                rebuild: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelRebuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                rebuild: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description cancelled; its worker stops after the batch at work */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecomputations: {
        parameters: {
            query?: {
                plan?: string;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecomputationPage"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recompute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Recompute"];
            };
        };
        responses: {
            /** @description a worker does it; Location leads to it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recomputation"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRecomputation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                recomputation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recomputation"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                recomputation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description NDJSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareResults: {
        parameters: {
            query: {
                /** @description another published recomputation */
                with: string;
            };
            header?: never;
            path: {
                ledger: string;
                recomputation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the first is that of the path */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultComparison"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description of all plans of the ledger */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSchedules"];
            };
        };
        responses: {
            /** @description all schedules of the ledger as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                plan: string;
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Location leads to it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recomputation"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description asked for; Location names it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description problem */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReplay: {
        parameters: {
            query?: {
                /** @description text: the report for people; so does Accept: text/plain */
                format?: "json" | "text";
            };
            header?: never;
            path: {
                ledger: string;
                replay: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description with the report once it is done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                    "text/plain": components["schemas"]["Replay"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                    "text/plain": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                replay: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description cancelled; its worker stops within a second */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                replay: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description data: {state, phase, done, total} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Problem"];
                };
            };
        };
    };
    nameSubjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectReferences"];
            };
        };
        responses: {
            /** @description the same reference gives the same id until the person is erased, then a new one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subjects"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseSubject: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
                /** @description s- and 26 characters, as POST …/subjects gives it */
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureRequest"];
            };
        };
        responses: {
            /** @description committed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                /** @description with everything below it; default: your whole scope */
                unit?: string;
                /** @description default: all */
                state?: "unreviewed" | "accepted" | "returned";
                /** @description `next` of the page before */
                cursor?: string;
                /** @description 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a page; Link rel="next" leads on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionPage"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitFacts: {
        parameters: {
            query?: {
                /** @description true: say what would happen, write nothing */
                dryRun?: "true" | "false";
            };
            header: {
                /** @description after an unknown outcome ask again with the same key */
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            /** @description with dryRun: nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunAnswer"];
                };
            };
            /** @description committed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ledger: string;
                /** @description submission id, as the answer to a submission names it */
                submission: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what your scope shows of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionHistory"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReceipt: {
        parameters: {
            query?: {
                /** @description seconds, at most 10: wait so long for a checkpoint that covers it */
                wait?: number;
            };
            header?: never;
            path: {
                ledger: string;
                /** @description submission id, as the answer to a submission names it */
                submission: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description entry, index, hashes to the root, the newest checkpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewSubmission: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
                /** @description submission id, as the answer to a submission names it */
                submission: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description committed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description your roles do not allow it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description P, what was known: a position, an instant, or a date (the end of that local day) */
                at?: string;
                /** @description D: the tree of that day; default: the local day of the moment */
                on?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the tree of the day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitList"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUnits: {
        parameters: {
            query?: never;
            header: {
                /** @description after an unknown outcome ask again with the same key */
                "Idempotency-Key": string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitChanges"];
            };
        };
        responses: {
            /** @description committed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionAnswer"];
                };
            };
            /** @description not legal; every fault is listed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description no valid key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description absent, or outside your scope */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description already there, or its state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description another content type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description understood, and refused as it stands */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description cannot answer now; Retry-After says when */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
