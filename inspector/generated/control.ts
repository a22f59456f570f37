// Written by `npm run generate` from control.openapi.yaml. Do not edit.
export interface paths {
    readonly "/_nowhere/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the fake is, and its time */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Back to the world that it started with, clock and journal included */
        readonly post: operations["resetWorld"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The time of the world */
        readonly get: operations["getClock"];
        readonly put?: never;
        /** Advances, sets, freezes or restores the clock */
        readonly post: operations["moveClock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/dns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All records at nameservers outside the platform */
        readonly get: operations["listOutsideDns"];
        /** Sets a record; an equal one stays one */
        readonly put: operations["setOutsideDns"];
        readonly post?: never;
        /** Removes the records of a name, of one type when it is given */
        readonly delete: operations["removeOutsideDns"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/step": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Moves a deployment to the state that comes next, whatever the time */
        readonly post: operations["stepDeployment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A deployment stays in its state until it is released or stepped */
        readonly post: operations["holdDeployment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A deployment that was held goes on, its state counted from now */
        readonly post: operations["releaseDeployment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/crash": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A deployment fails, from a state in which one can */
        readonly post: operations["crashDeployment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/fail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The next calls of an operation fail with one of its codes, or with a status */
        readonly post: operations["failOperation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/faults": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was ordered to go wrong, with how often it was met */
        readonly get: operations["listFaults"];
        readonly put?: never;
        /** Orders what goes wrong with calls to come */
        readonly post: operations["addFault"];
        /** Nothing goes wrong any more */
        readonly delete: operations["clearFaults"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/faults/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** One fault less */
        readonly delete: operations["removeFault"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/journal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was asked and answered, without bodies, and with credentials as `***` */
        readonly get: operations["listJournalEntries"];
        readonly put?: never;
        readonly post?: never;
        /** Forgets what was asked; the world and its log stay as they are */
        readonly delete: operations["clearJournal"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/journal/assert": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Whether something holds of the journal, and what was found where it does not */
        readonly post: operations["assertOfJournal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What changed the world, requests and acts of control, with `***` in place of secrets; or an export */
        readonly get: operations["listLogEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/log/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Entries as they come, as Server-Sent Events
         * @description Each event has the number of its entry as `id`, and the entry as JSON in `data`. It begins with the next entry, with that of `from`, or
         *     with the one after `Last-Event-ID`, and ends with the client or the server.
         */
        readonly get: operations["followLog"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/snapshot": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everything that can change, as it is now */
        readonly get: operations["getSnapshot"];
        /** The world is as this snapshot has it; of up to 64 MiB */
        readonly put: operations["restoreSnapshot"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/snapshots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The snapshots that have a name */
        readonly get: operations["listSnapshots"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/snapshots/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        /** One of them, as `nowhere serve --snapshot` takes it */
        readonly get: operations["getNamedSnapshot"];
        /** Keeps the world as it is now under that name, in place of an earlier one */
        readonly put: operations["takeSnapshot"];
        readonly post?: never;
        /** Forgets one; the world stays as it is */
        readonly delete: operations["removeSnapshot"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/snapshots/{name}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The world is as it was then, clock and chance included */
        readonly post: operations["restoreNamedSnapshot"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/records/{collection}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The records of a collection as they are stored, values of secrets among them */
        readonly get: operations["listRecords"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/populate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Makes up believable records and puts them in, by the rules of requests; all of them or none */
        readonly post: operations["populateWorld"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/worlds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All worlds beside the main one, the one that nobody asked for longest first */
        readonly get: operations["listWorlds"];
        readonly put?: never;
        /** Makes a world */
        readonly post: operations["forkWorld"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/worlds/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Removes a world, and what is kept of it */
        readonly delete: operations["removeWorld"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is in the world, by collection, as it is or as it was after an entry of the log */
        readonly get: operations["getState"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/state/{collection}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The things of a collection, with `***` in place of secrets unless they are asked for */
        readonly get: operations["listThings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/limits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rate limits, and how much of each running window is used */
        readonly get: operations["listLimits"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the journal holds, a line each */
        readonly get: operations["listRequests"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/requests/{ordinal}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A request and its answer in full, with `***` in place of secrets unless they are asked for */
        readonly get: operations["getRequest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/contract": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The document that is played, operation by operation, with what was exercised of it */
        readonly get: operations["getContract"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_nowhere/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What `nowhere verify` found last, where it was told to this fake */
        readonly get: operations["getReport"];
        /** Keeps a report of `nowhere verify` for others to read, until the fake ends */
        readonly put: operations["keepReport"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What came closest to a request that no operation took, and why it did not take it; the closest first. */
        readonly NearMisses: readonly {
            readonly operationId: string;
            readonly method: string;
            readonly path: string;
            readonly why: string;
        }[];
        readonly Collection: {
            readonly name: string;
            readonly size: number;
            /** @description Whether its things hold values that are shown only when they are asked for. */
            readonly hasSecrets: boolean;
            /** @description How its things live; null where they have no states that follow each other. */
            readonly lifeCycle: components["schemas"]["LifeCycle"] | null;
        };
        /** @description States as answers spell them, in the order in which they come. */
        readonly LifeCycle: {
            readonly states: readonly string[];
            readonly initial: readonly string[];
            readonly final: readonly string[];
            readonly transitions: readonly {
                readonly from: string;
                readonly to: string;
                /** @description The event that causes it; null where time does. */
                readonly on: string | null;
                readonly afterMs: number | null;
            }[];
        };
        readonly Thing: {
            readonly id: string;
            /** @description Username of the account or slug of the team that it is of, or an id; null where it is nobody's. */
            readonly owner: string | null;
            readonly life: components["schemas"]["Life"] | null;
            readonly record: Record<string, never>;
        };
        readonly Life: {
            readonly state: string;
            readonly sinceMs: number;
            readonly isHeld: boolean;
            /** @description What a step leads to; null where nothing follows by itself. */
            readonly step: string | null;
            /** @description When that comes by itself. */
            readonly nextAtMs: number | null;
            readonly canCrash: boolean;
        };
        readonly Limit: {
            readonly name: string;
            readonly quota: number;
            readonly windowMs: number;
            readonly windows: readonly {
                /** @description Username of whose token it is; null of all requests without one. */
                readonly account: string | null;
                readonly used: number;
                readonly resetAtMs: number;
            }[];
        };
        readonly RequestLine: {
            readonly ordinal: number;
            readonly atMs: number;
            readonly operationId: string | null;
            readonly account: string | null;
            readonly method: string;
            readonly host: string;
            readonly path: string;
            readonly query: string;
            readonly status: number;
            /** @description Of a refusal, as its system spells it. */
            readonly code: string | null;
            /** @description Why it was refused, which its body need not have a place for. */
            readonly why: string | null;
            /** @description How much of the answer does not fit the document. */
            readonly findings: number;
            /** @description What came closest, where no operation took it. */
            readonly nearMiss: string | null;
        };
        readonly Message: {
            readonly headers: components["schemas"]["Headers"];
            /** @description null where there is none, or only its digest is kept. */
            readonly body: string | null;
        };
        readonly Operation: {
            readonly id: string;
            readonly system: string;
            readonly method: string;
            readonly path: string;
            readonly summary: string;
            /** @description Where it comes from, in words. */
            readonly source: string;
            readonly requirements: readonly {
                readonly id: string;
                readonly level: string;
                readonly text: string;
                readonly source: string;
            }[];
            readonly statuses: readonly {
                readonly status: number;
                readonly isDeclared: boolean;
                /** @description How often it was answered since the fake was started. */
                readonly times: number;
            }[];
        };
        readonly WorldName: string;
        /** @description How many entries its log has; null of one that is kept and not read yet. */
        readonly WorldEntries: number | null;
        readonly World: {
            readonly name: components["schemas"]["WorldName"];
            readonly entries: components["schemas"]["WorldEntries"];
            /**
             * Format: date-time
             * @description When somebody last asked for it, by the system's time; null where nobody did since the start.
             */
            readonly lastUsed: string | null;
        };
        readonly Snapshot: {
            /** @constant */
            readonly version: 1;
            readonly clock: Record<string, never>;
            readonly collections: {
                readonly [key: string]: readonly Record<string, never>[];
            };
        };
        readonly Text: string;
        readonly Counts: {
            readonly [key: string]: number;
        };
        readonly Up: {
            /** @constant */
            readonly status: "ok";
        };
        readonly Clock: {
            /** Format: date-time */
            readonly now: string;
            /** @description Milliseconds since the epoch. */
            readonly nowMs: number;
            /** @description Milliseconds, on top of the system's time, or since the epoch when it is stopped. */
            readonly ms: number;
            /**
             * @description `system` runs with the system's time.
             * @enum {unknown}
             */
            readonly mode: "system" | "stopped";
        };
        readonly Fault: {
            /** @description An operationId, or `*`. */
            readonly operation: string;
            readonly account?: string;
            readonly code?: string;
            readonly status?: number;
            /** @description Milliseconds, or a duration such as `2s`. */
            readonly delay?: number | string;
            /** @enum {unknown} */
            readonly drop?: "before" | "after";
            readonly truncate?: boolean | number;
            readonly malformed?: boolean;
            readonly times?: number;
            readonly after?: number;
            readonly every?: number;
            readonly until?: number | string;
            readonly probability?: number;
            readonly unsafe?: boolean;
        };
        readonly ListedFault: {
            readonly id: string;
            readonly calls: number;
            readonly met: number;
            readonly left: number | null;
            /** @description An operationId, or `*`. */
            readonly operation: string;
            readonly account?: string;
            readonly code?: string;
            readonly status?: number;
            /** @description Milliseconds. */
            readonly delay?: number;
            /** @enum {unknown} */
            readonly drop?: "before" | "after";
            readonly truncate?: boolean | number;
            readonly malformed?: boolean;
            readonly times?: number;
            readonly after?: number;
            readonly every?: number;
            /** Format: date-time */
            readonly until?: string;
            readonly probability?: number;
            readonly unsafe?: boolean;
        };
        readonly Health: {
            /** @constant */
            readonly name: "nowhere-kit";
            readonly version: string;
            /** @enum {unknown} */
            readonly profile: "documented" | "observed";
            readonly systems: readonly {
                readonly name: string;
                /** Format: uri */
                readonly origin: string;
            }[];
            readonly clock: components["schemas"]["Clock"];
        };
        readonly DnsRecord: {
            readonly name: components["schemas"]["Text"];
            readonly type: components["schemas"]["Text"];
            readonly value: components["schemas"]["Text"];
        };
        readonly Headers: {
            readonly [key: string]: string;
        };
        readonly JournalEntry: {
            readonly ordinal: number;
            /** @description Milliseconds since the epoch, by the world's clock. */
            readonly atMs: number;
            /** @description null when no operation took it. */
            readonly operationId: string | null;
            readonly accountId: string | null;
            readonly request: {
                readonly method: string;
                readonly host: string;
                readonly path: string;
                readonly query: string;
                readonly headers: components["schemas"]["Headers"];
            };
            readonly answer: {
                readonly status: number;
                readonly headers: components["schemas"]["Headers"];
                /** @description Why it was refused, which its body need not have a place for. */
                readonly why?: string;
            };
            readonly nearMisses?: components["schemas"]["NearMisses"];
        };
        /** @description Its other members depend on its kind. */
        readonly LogEntry: {
            /** @description Its place, from 1, without a gap. */
            readonly n: number;
            /** @description Milliseconds since the epoch, by the world's clock. */
            readonly atMs: number;
            /** @enum {unknown} */
            readonly kind: "request" | "control";
        };
        readonly LogEntries: {
            readonly last: number;
            /** @description The first entry that is kept without a gap. */
            readonly wholeFrom: number;
            readonly masked: boolean;
            readonly entries: readonly components["schemas"]["LogEntry"][];
        };
        readonly ExportedLog: {
            /** @constant */
            readonly format: 1;
            readonly masked: boolean;
            /** @description The state that its entries build on; null where they go back to the first one. */
            readonly base: Record<string, never> | null;
            readonly entries: readonly components["schemas"]["LogEntry"][];
            /** @description SHA-256 of the base and of each entry as JSON, by which what was changed later is found. */
            readonly checksums: readonly string[];
        };
    };
    responses: {
        /** @description A world as plain data; its schema is `nowhere-kit/snapshot.schema.json`. */
        readonly Snapshot: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Snapshot"];
            };
        };
        /** @description The report; null where none was told. */
        readonly Report: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly report: Record<string, never> | null;
                };
            };
        };
        /** @description The snapshots that have a name, in the order in which they were taken. */
        readonly Snapshots: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly snapshots: readonly {
                        readonly name: string;
                        /**
                         * Format: date-time
                         * @description By the world's clock.
                         */
                        readonly takenAt: string;
                        readonly records: number;
                    }[];
                };
            };
        };
        /**
         * @description Why it was not done, and what to do next; nothing has changed. 400: what was sent cannot be meant. 401 and 403: who asks may
         *     not. 404 and 405: no such path or world, or not with this method.
         *     409: a world of that name is there. 503: there is no room for another world. 413 and 415: a body that is too long, or not JSON by its `Content-Type`.
         */
        readonly Refusal: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly error: {
                        readonly code: string;
                        readonly message: string;
                    };
                };
            };
        };
        /** @description The time of the world. */
        readonly Clock: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Clock"];
            };
        };
        /** @description All that there are now. */
        readonly Faults: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly faults: readonly components["schemas"]["ListedFault"][];
                };
            };
        };
        /** @description All records that there are now. */
        readonly DnsRecords: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": {
                    readonly records: readonly components["schemas"]["DnsRecord"][];
                };
            };
        };
    };
    parameters: {
        /** @description As it was after this entry of the log, in place of as it is. */
        readonly At: number;
        /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
        readonly SnapshotName: string;
        /** @description Whether secrets and tokens stand in it as they came. */
        readonly Secrets: "" | "true" | "false";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The fake; to who may not use the control API, and where it is off, only that the server is up. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"] | components["schemas"]["Up"];
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly resetWorld: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The fake as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Clock"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly moveClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Milliseconds, or a duration such as `10s`. */
                    readonly advance: number | string;
                } | {
                    /** @description Milliseconds since the epoch, or an ISO 8601 time. */
                    readonly set: number | string;
                } | {
                    /** @description When a deployment is in a state. */
                    readonly advanceUntil: {
                        readonly deployment: components["schemas"]["Text"];
                        readonly state: components["schemas"]["Text"];
                    };
                    /** @description Milliseconds, or a duration such as `10m`; an hour by default. */
                    readonly atMost?: number | string;
                } | {
                    /** @constant */
                    readonly freeze: true;
                } | {
                    /** @description How the clock went, as it was told. */
                    readonly restore: {
                        /** @enum {unknown} */
                        readonly mode: "system" | "stopped";
                        readonly ms: number;
                    };
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Clock"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listOutsideDns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["DnsRecords"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly setOutsideDns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DnsRecord"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["DnsRecords"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly removeOutsideDns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: components["schemas"]["Text"];
                    readonly type?: components["schemas"]["Text"];
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["DnsRecords"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly stepDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly deployment: components["schemas"]["Text"];
                };
            };
        };
        readonly responses: {
            /** @description The state that it is in now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly deployment: string;
                        readonly state: string;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly holdDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly deployment: components["schemas"]["Text"];
                };
            };
        };
        readonly responses: {
            /** @description The state that it is in now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly deployment: string;
                        readonly state: string;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly releaseDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly deployment: components["schemas"]["Text"];
                };
            };
        };
        readonly responses: {
            /** @description The state that it is in now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly deployment: string;
                        readonly state: string;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly crashDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly deployment: components["schemas"]["Text"];
                };
            };
        };
        readonly responses: {
            /** @description The state that it is in now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly deployment: string;
                        readonly state: string;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly failOperation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly operationId: components["schemas"]["Text"];
                    /** @description One that it declares, or a status. */
                    readonly code: string | number;
                    /** @default 1 */
                    readonly times?: number;
                };
            };
        };
        readonly responses: {
            /** @description What was ordered. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly operationId: string;
                        readonly code: string | number;
                        readonly times: number;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Faults"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly addFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Fault"];
            };
        };
        readonly responses: {
            /** @description Its id. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly clearFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Faults"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly removeFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Faults"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listJournalEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those that this operation took, by its operationId. */
                readonly operation?: string;
                /** @description Only those of this account, by its username. */
                readonly account?: string;
                /** @description Only those answered so; `5xx` stands for the whole class. */
                readonly status?: string;
                /** @description Only what happened then or later, by the world's clock; ISO 8601, or milliseconds since the epoch. */
                readonly since?: string;
                /** @description Only what happened then or earlier, by the world's clock; ISO 8601, or milliseconds since the epoch. */
                readonly until?: string;
                /** @description Only those with these values of parameters of the path, by name. */
                readonly path?: string;
                /** @description Only those whose JSON has this in it, of an object the members that are given and of a list all of it. */
                readonly body?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The last of them, oldest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly components["schemas"]["JournalEntry"][];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly clearJournal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The journal, which is empty now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly unknown[];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly assertOfJournal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description `called`: so many requests fit what is given. `waited`: whoever was told to by `Retry-After` waited. `noSecretInUrls`. `created`: a request made what has that id or name.
                     * @enum {unknown}
                     */
                    readonly assertion: "called" | "waited" | "noSecretInUrls" | "created";
                    readonly created?: components["schemas"]["Text"];
                    readonly times?: number;
                    readonly atLeast?: number;
                    readonly atMost?: number;
                    readonly operation?: string | null;
                    readonly account?: string;
                    readonly status?: number | string;
                    readonly since?: number | string;
                    readonly until?: number | string;
                    readonly path?: Record<string, never>;
                    /** @description What the JSON of the request has in it. */
                    readonly body?: unknown;
                };
            };
        };
        readonly responses: {
            /** @description Whether it does. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly holds: boolean;
                        /** @description What was expected, and what was found instead; null where it holds. */
                        readonly why: string | null;
                        /** @description Places in the journal of what it is about. */
                        readonly entries: readonly number[];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listLogEntries: {
        readonly parameters: {
            readonly query?: {
                /** @description The first entry that is told. */
                readonly from?: number;
                /** @description All of the history, as `nowhere replay` tells it again; others stand in the place of its secrets. */
                readonly export?: "" | "true" | "false";
                /** @description Whether secrets and tokens stand in it as they came. */
                readonly secrets?: components["parameters"]["Secrets"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Entries, oldest first, or the export. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LogEntries"] | components["schemas"]["ExportedLog"];
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly followLog: {
        readonly parameters: {
            readonly query?: {
                /** @description The first entry that is told. */
                readonly from?: number;
                /** @description Whether secrets and tokens stand in it as they came. */
                readonly secrets?: components["parameters"]["Secrets"];
            };
            readonly header?: {
                /** @description The last entry that was seen; browsers send it when they connect again. */
                readonly "Last-Event-ID"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Events, without an end. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Snapshot"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly restoreSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Snapshot"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Snapshots"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listSnapshots: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Snapshots"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getNamedSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Snapshot"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly takeSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Snapshots"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly removeSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Snapshots"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly restoreNamedSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Letters, digits, spaces, `_`, `-` and single dots; 100 at most. */
                readonly name: components["parameters"]["SnapshotName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Snapshots"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listRecords: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly collection: components["schemas"]["Text"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description In the order in which they came. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly records: readonly Record<string, never>[];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly populateWorld: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Counts"] | number;
            };
        };
        readonly responses: {
            /** @description How many were made of each. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly made: components["schemas"]["Counts"];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listWorlds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Those that are there, and those that are kept. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly worlds: readonly components["schemas"]["World"][];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly forkWorld: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: components["schemas"]["WorldName"];
                    /** @description The world that it begins as, as that is now (`main` is the main one); without it, what the main one began with. */
                    readonly from?: components["schemas"]["WorldName"];
                };
            };
        };
        readonly responses: {
            /** @description It is there. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly name: components["schemas"]["WorldName"];
                        readonly entries: components["schemas"]["WorldEntries"];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly removeWorld: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: components["schemas"]["WorldName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly name: components["schemas"]["WorldName"];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getState: {
        readonly parameters: {
            readonly query?: {
                /** @description As it was after this entry of the log, in place of as it is. */
                readonly at?: components["parameters"]["At"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its collections, how their things live, and which entries of the log can be looked at. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description The entry of the log that it is the state after. */
                        readonly entry: number;
                        readonly last: number;
                        readonly wholeFrom: number;
                        /** Format: date-time */
                        readonly now: string;
                        readonly nowMs: number;
                        /** @description Usernames of accounts and slugs of teams. */
                        readonly owners: readonly string[];
                        readonly collections: readonly components["schemas"]["Collection"][];
                        /** @description When something next changes by itself. */
                        readonly nextChangeAtMs: number | null;
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listThings: {
        readonly parameters: {
            readonly query?: {
                /** @description As it was after this entry of the log, in place of as it is. */
                readonly at?: components["parameters"]["At"];
                /** @description Whether secrets and tokens stand in it as they came. */
                readonly secrets?: components["parameters"]["Secrets"];
                /** @description Only those whose JSON holds this text, whatever the case; secrets are not searched. */
                readonly search?: string;
                /** @description Only those of an account, by its username, or of a team, by its slug. */
                readonly owner?: string;
                /** @description So many at most; 1,000 by default. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly collection: components["schemas"]["Text"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description In the order in which they came. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description How many fit. */
                        readonly total: number;
                        readonly things: readonly components["schemas"]["Thing"][];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listLimits: {
        readonly parameters: {
            readonly query?: {
                /** @description As it was after this entry of the log, in place of as it is. */
                readonly at?: components["parameters"]["At"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly limits: readonly components["schemas"]["Limit"][];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly listRequests: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those that came after this one. */
                readonly after?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Oldest first, and the first and the last that the journal holds; 0 where it holds none. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly first: number;
                        readonly last: number;
                        readonly entries: readonly components["schemas"]["RequestLine"][];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getRequest: {
        readonly parameters: {
            readonly query?: {
                /** @description Whether secrets and tokens stand in it as they came. */
                readonly secrets?: components["parameters"]["Secrets"];
            };
            readonly header?: never;
            readonly path: {
                readonly ordinal: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description With what is to be said of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly line: components["schemas"]["RequestLine"];
                        /** @description Its place in the log; null where that holds it no more. */
                        readonly entry: number | null;
                        readonly request: components["schemas"]["Message"];
                        readonly answer: components["schemas"]["Message"];
                        /** @description What of the answer does not fit the document. */
                        readonly findings: readonly {
                            readonly check: string;
                            readonly message: string;
                        }[];
                        readonly nearMisses: components["schemas"]["NearMisses"];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getContract: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All operations. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly operations: readonly components["schemas"]["Operation"][];
                    };
                };
            };
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly getReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Report"];
            readonly default: components["responses"]["Refusal"];
        };
    };
    readonly keepReport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly verdict: string;
                };
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Report"];
            readonly default: components["responses"]["Refusal"];
        };
    };
}
