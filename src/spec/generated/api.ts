// Written by `npm run generate` from openapi.yaml. Do not edit.
export interface paths {
    readonly "/now/deployments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the deployments of the account.
         * @description All deployments of the account that the token belongs to, and no others. Each has the `uid` that the operations on one deployment take.
         */
        readonly get: operations["listNowDeployments"];
        readonly put?: never;
        /**
         * Creates a deployment from a package and its files.
         * @description The key `package` is package.json as an object; each other key is the path of a file and its value the content. The files came along, so nothing is left to sync and the deployment begins in BOOTING. The document asks for an id in the URL, but its path has none.
         */
        readonly post: operations["createNowDeployment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/deployments/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads a deployment and the state that it is in.
         * @description `state` says where in its life the deployment is, `stateTs` since when. Reading again is how to see it become READY.
         */
        readonly get: operations["getNowDeployment"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes a deployment and the aliases that point at it.
         * @description The deployment is gone, and so are the aliases that point at it; its host answers no more.
         */
        readonly delete: operations["deleteNowDeployment"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/deployments/{id}/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads the tree of files of a deployment.
         * @description One entry a file and a folder, nested as the paths of the files are. The `uid` of a file is what its content is read by.
         */
        readonly get: operations["listNowDeploymentFiles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/deployments/{id}/files/{file_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
                /**
                 * @description The `uid` of a file of the deployment.
                 * @example 9ea8930976aad4ebd005f8d6c03825be136cc4a9
                 */
                readonly file_id: components["parameters"]["NowFileId"];
            };
            readonly cookie?: never;
        };
        /**
         * Downloads a file of a deployment, byte for byte.
         * @description The raw content, not wrapped in JSON. The `uid` of a file stands in the tree of files of its deployment.
         */
        readonly get: operations["getNowDeploymentFile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/deployments/{id}/aliases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Lists the aliases that point at a deployment.
         * @description Only those of this deployment, which has to be the account's own. All of the account's have an operation of their own.
         */
        readonly get: operations["listNowDeploymentAliases"];
        readonly put?: never;
        /**
         * Points an alias at a deployment, taking it from the one that had it.
         * @description The alias is a host name or a custom url. If it pointed at another deployment it moves here, and `oldId` in the answer is the `uid` of that one.
         */
        readonly post: operations["createNowDeploymentAlias"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the domains of the account, each with its aliases.
         * @description Each domain has the `uid` of every alias on it, and `isExternal`, which says whether a nameserver other than zeit.world answers for it.
         */
        readonly get: operations["listNowDomains"];
        readonly put?: never;
        /**
         * Registers a domain; posting an external one again checks whether it is verified by now.
         * @description With `isExternal: false` zeit.world gets a zone for the domain, and it can be used at once. An external one is first answered with `verified: false` and a `verifyToken`: its owner puts that token into a TXT record at `_now.` and the name, at their own nameserver, and sends the same request again, until it is answered with `verified: true`.
         */
        readonly post: operations["createNowDomain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly name: components["parameters"]["NowDomainName"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads a domain.
         * @description One domain as the list has it. The document has no such operation; the command line asks for it.
         */
        readonly get: operations["getNowDomain"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Removes a domain with its aliases and records.
         * @description The aliases on the domain go with it.
         */
        readonly delete: operations["deleteNowDomain"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains/{domain}/records": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly domain: components["parameters"]["NowRecordDomain"];
            };
            readonly cookie?: never;
        };
        /**
         * Lists the DNS records of a domain.
         * @description What zeit.world answers for the domain. A new domain that is not external has two records from the start, one for itself and one for everything below it.
         */
        readonly get: operations["listNowDomainRecords"];
        readonly put?: never;
        /**
         * Creates a DNS record for a domain.
         * @description The record stands in `data`; the official client sends it bare, which is taken too. `mxPriority` is for MX records and for no others.
         */
        readonly post: operations["createNowDomainRecord"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/domains/{domain}/records/{recId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly domain: components["parameters"]["NowRecordDomain"];
                /**
                 * @description The `id` of a record of the domain.
                 * @example rec_38OtX1f51szRA03atCybBuZ3
                 */
                readonly recId: components["parameters"]["NowRecordId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes a DNS record and answers with an empty body.
         * @description The path names the domain and the `id` of the record, which the list shows and which the answer to its creation calls `uid`.
         */
        readonly delete: operations["deleteNowDomainRecord"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/certs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the certificates of the account.
         * @description Certificates that were issued for the account, and those that it stored itself.
         */
        readonly get: operations["listNowCertificates"];
        /**
         * Stores a certificate of one's own, in place of the one of that name.
         * @description The certificate, its private key and the chain of its authority, in PEM. What there was for those names is replaced. The private key never comes back.
         */
        readonly put: operations["replaceNowCertificate"];
        /**
         * Issues a certificate, or renews one.
         * @description Issues one certificate for all names in `domains`. Where each of them has a certificate already nothing changes; with `renew: true` the one of the first name gets a new term, for all of them.
         */
        readonly post: operations["issueNowCertificate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/certs/{cn}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description A common name of a certificate, any of those it was issued for; of several certificates with it, the newest is meant.
                 * @example testing.zeit.co
                 */
                readonly cn: components["parameters"]["NowCertificateName"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads the certificate of a common name, as a list of one.
         * @description The answer has the form of the list. A certificate is found under the names that it was issued for.
         */
        readonly get: operations["getNowCertificate"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes the certificate of a common name and answers with an empty body.
         * @description The certificate is gone under each of its names. What is refused is answered with the usual error object.
         */
        readonly delete: operations["deleteNowCertificate"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/aliases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the aliases of the account.
         * @description Each alias with the deployment that it points at.
         */
        readonly get: operations["listNowAliases"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/aliases/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of an alias.
                 * @example 2WjyKQmM8ZnGcJsPWMrHRHrE
                 */
                readonly id: components["parameters"]["NowAliasId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes an alias.
         * @description The `uid` of the alias stands in the list of aliases. The deployment stays as it is.
         */
        readonly delete: operations["deleteNowAlias"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/secrets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the secrets of the user, without their values.
         * @description One entry a secret. A value that was stored is in no answer.
         */
        readonly get: operations["listNowSecrets"];
        readonly put?: never;
        /**
         * Creates a secret.
         * @description `name` and `value` are texts. The names of one user are unique.
         */
        readonly post: operations["createNowSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/secrets/{uidOrName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a secret or its name; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly uidOrName: components["parameters"]["NowSecretReference"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads a secret, found by its uid or by its name, without its value.
         * @description One secret as the list has it. The document has no such operation; the vercel command line asks for it.
         */
        readonly get: operations["getNowSecret"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes a secret, found by its uid or by its name.
         * @description The answer has the `uid` of the secret that matched, whichever of the two the path named.
         */
        readonly delete: operations["deleteNowSecret"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Renames a secret, found by its uid or by its name.
         * @description `name` of the body is the new name; `oldName` of the answer is the one that it had. The value stays.
         */
        readonly patch: operations["renameNowSecret"];
        readonly trace?: never;
    };
    readonly "/now/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the deployments of the account, all of them or those of one name.
         * @description What the command line of the time lists deployments with; `app` narrows it to one name.
         */
        readonly get: operations["listNowDeploymentsByName"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes the deployment that the body names.
         * @description What the command line of the time deletes with: as deleting by the path, with the `uid` in the body.
         */
        readonly delete: operations["removeNowDeployment"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Creates a deployment from the hashes of its files and says which contents are missing.
         * @description How the command line of the time deploys. The deployment stays in DEPLOYING until the last of the missing contents is synced.
         */
        readonly post: operations["createNowDeploymentFromHashes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/now/sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Uploads the content of a missing file; the last one takes the deployment out of DEPLOYING.
         * @description The client also sends `x-now-size` and `x-now-file`; neither is read, for what it puts there is often wrong.
         */
        readonly post: operations["syncNowFile"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/whois-ns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Asks the outside DNS which nameservers a domain has.
         * @description What the command line of the time asks about a domain, or about a host below one.
         */
        readonly get: operations["getNowNameservers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/secrets/{idOrName}": {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a secret or its id; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly idOrName: components["parameters"]["VercelSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Creates a secret of that name, the user's or a team's.
         * @description The secret is the user's, or the team's that `teamId` or `slug` names. With `decryptable: true` its value can be read later; otherwise no answer after this one has it.
         */
        readonly post: operations["createVercelSecret"];
        /**
         * Deletes a secret, found by its id or by its name.
         * @description The secret of the user, or of the team that `teamId` or `slug` names. `created` is a number here, and a date-time everywhere else.
         */
        readonly delete: operations["deleteVercelSecret"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Renames a secret.
         * @description `name` of the body is the new name, unique within the user or the team; `oldName` of the answer is the one that it had.
         */
        readonly patch: operations["renameVercelSecret"];
        readonly trace?: never;
    };
    readonly "/v3/secrets": {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the secrets of the user or of a team, newest first, a page at a time.
         * @description 20 secrets a page unless `limit` says otherwise. `pagination.next` of an answer is the `until` of the request for the next page; null says that there is none. No values.
         */
        readonly get: operations["listVercelSecrets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/secrets/{idOrName}": {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a secret or its id; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly idOrName: components["parameters"]["VercelSecretReference"];
            };
            readonly cookie?: never;
        };
        /**
         * Reads a secret, found by its id or by its name; with its value only where it was made to be read.
         * @description With `decrypt=true` the answer also has `value`, if the secret is decryptable. Of any other secret the value is never shown again.
         */
        readonly get: operations["getVercelSecret"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/now/secrets": {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Creates a secret whose name stands only in the body.
         * @description As creating by the path, in the older form that some clients still send.
         */
        readonly post: operations["createVercelSecretByBody"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v2/user": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Reads the user that the token belongs to.
         * @description What the command line asks first, to learn whose token it has.
         */
        readonly get: operations["getVercelUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/environments/{envId}/secrets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of an environment.
                 * @example example
                 */
                readonly envId: components["parameters"]["EnvironmentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Lists the secrets of an environment by key, without their values.
         * @description Everything about the secrets but their values, and where each is used.
         */
        readonly get: operations["listEnvironmentSecrets"];
        readonly put?: never;
        /**
         * Creates a secret in an environment.
         * @description A key is unique within its environment. The value goes in and is in no answer to this request; with `neverReveal: true` nothing shows it again. An `Idempotency-Key` makes it safe to send the request again.
         */
        readonly post: operations["createEnvironmentSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/secrets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a secret of an environment.
                 * @example clxk3v9qd000008l4hq2n7z3m
                 */
                readonly id: components["parameters"]["EnvironmentSecretId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes a secret of an environment.
         * @description Gone for good; a second time it is not found.
         */
        readonly delete: operations["deleteEnvironmentSecret"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes the value, the description or the way to the value of a secret.
         * @description What the body leaves out stays as it is. The key, the id and the times are read-only, and a body that sets one of them is refused.
         */
        readonly patch: operations["updateEnvironmentSecret"];
        readonly trace?: never;
    };
    readonly "/api/secrets/{id}/value": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a secret of an environment.
                 * @example clxk3v9qd000008l4hq2n7z3m
                 */
                readonly id: components["parameters"]["EnvironmentSecretId"];
            };
            readonly cookie?: never;
        };
        /**
         * Reveals the value of a secret to an admin, unless it is never to be revealed.
         * @description The one operation that shows a value. A secret made with `neverReveal` is refused to everybody.
         */
        readonly get: operations["revealEnvironmentSecret"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{projectId}/secrets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a project, or its subdomain.
                 * @example prj_nowhere
                 */
                readonly projectId: components["parameters"]["ProjectReference"];
            };
            readonly cookie?: never;
        };
        /**
         * Lists the secrets of a project, without their values.
         * @description Of each secret the key, the last four characters of its value and the times. Values are never returned.
         */
        readonly get: operations["listProjectSecrets"];
        readonly put?: never;
        /**
         * Creates a secret of a project, or gives the one of that key another value.
         * @description Sending a key that there is overwrites its value, and is always possible; a new key is refused once the project has 25 of them.
         */
        readonly post: operations["saveProjectSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects/{projectId}/secrets/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a project, or its subdomain.
                 * @example prj_nowhere
                 */
                readonly projectId: components["parameters"]["ProjectReference"];
                /**
                 * @description The key of a secret of the project. One that no secret could have is one that no secret has.
                 * @example STRIPE_SECRET_KEY
                 */
                readonly key: components["parameters"]["ProjectSecretKey"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Deletes a secret of a project; a key that has none is as good.
         * @description `existed` says whether there was a secret of that key. Deleting one that is not there is a success as well.
         */
        readonly delete: operations["deleteProjectSecret"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/projects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Lists the projects that the key reaches.
         * @description What the product's own clients ask to find the id of a project.
         */
        readonly get: operations["listProjects"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/user/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Reads the user that the key belongs to.
         * @description What the product's own clients ask to learn whose key they have.
         */
        readonly get: operations["getProjectUser"];
        readonly put?: never;
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
        readonly NowError: {
            readonly error: {
                readonly code: string;
                /** @description English, for the developer and not for the end user. */
                readonly message: string;
                /** @description The same for everybody. A generic code and an unknown path have no endpoint in it. */
                readonly url: string;
                /** @description With `not_modified`, the record that is there already. */
                readonly uid?: string;
                /** @description With `not_modified`, its name. */
                readonly name?: string;
            };
        };
        /** @description A deployment's `uid`. */
        readonly NowDeploymentId: string;
        /** @description A domain's `uid`. */
        readonly NowDomainId: string;
        /** @description A certificate's `uid`. */
        readonly NowCertificateId: string;
        /** @description An alias's `uid`. */
        readonly NowAliasId: string;
        readonly NowSecretId: string;
        readonly NowRecordId: string;
        /** @description The SHA-1 of the content. */
        readonly NowFileId: string;
        /** @description What the owner of an external domain puts into a TXT record at `_now.` and the name. */
        readonly NowVerifyToken: string;
        /** @description What follows the name in the host of a deployment. */
        readonly NowHostSuffix: string;
        /**
         * Format: date-time
         * @description ISO 8601 in UTC, with milliseconds.
         */
        readonly NowTimestamp: string;
        /** @description Milliseconds since 1970, as a string. */
        readonly NowEpochMilliseconds: string;
        /** @description Where in its life a deployment is. */
        readonly NowDeploymentState: string & ("DEPLOYING" | "BOOTING" | "READY" | "FROZEN" | "DEPLOYMENT_ERROR");
        /** @description The name as a host label, ten letters, and the domain of the platform. */
        readonly NowDeploymentHost: string;
        readonly NowDeploymentList: {
            readonly deployments: readonly components["schemas"]["NowDeploymentSummary"][];
        };
        readonly NowDeploymentSummary: {
            readonly uid: components["schemas"]["NowDeploymentId"];
            readonly name: string;
            /** @description Equal to `host` of the deployment; the document's example has a letter too many, so the pattern is wide. */
            readonly url: string;
            readonly created: components["schemas"]["NowEpochMilliseconds"];
        };
        readonly NowDeployment: {
            readonly uid: components["schemas"]["NowDeploymentId"];
            readonly host: components["schemas"]["NowDeploymentHost"];
            readonly state: components["schemas"]["NowDeploymentState"];
            readonly stateTs: components["schemas"]["NowTimestamp"];
        };
        readonly NowDeploymentCreated: {
            readonly uid: components["schemas"]["NowDeploymentId"];
            readonly host: components["schemas"]["NowDeploymentHost"];
            readonly state: components["schemas"]["NowDeploymentState"];
        };
        readonly NowDeploymentDeleted: {
            readonly uid: components["schemas"]["NowDeploymentId"];
            /** @constant */
            readonly state: "DELETED";
        };
        readonly NowDeploymentInput: ({
            readonly package: components["schemas"]["NowPackage"];
        } & {
            readonly [key: string]: string;
        }) & {
            readonly "package.json"?: never;
        };
        /** @description package.json as an object. Only `name` and `nowhere` mean anything here; the rest is kept. */
        readonly NowPackage: {
            readonly name?: string;
            readonly nowhere?: components["schemas"]["NowTestCard"];
        } & {
            readonly [key: string]: unknown;
        };
        /** @description Chooses what becomes of the deployment. The real platform ignores it. */
        readonly NowTestCard: {
            /** @enum {string} */
            readonly outcome?: "READY" | "DEPLOYMENT_ERROR";
            /** @description Given, it begins in DEPLOYING for so long. */
            readonly deployingMs?: number;
            readonly bootingMs?: number;
            readonly progression?: string;
        };
        /** @description The path of a file: no leading slash, no empty segment, no `.`, no `..` and no NUL. */
        readonly NowFilePath: string;
        readonly NowFileTree: readonly components["schemas"]["NowFileOrDirectory"][];
        readonly NowFileOrDirectory: components["schemas"]["NowFile"] | components["schemas"]["NowDirectory"];
        readonly NowFile: {
            /** @constant */
            readonly type: "file";
            readonly name: string;
            readonly uid: components["schemas"]["NowFileId"];
        };
        readonly NowDirectory: {
            /** @constant */
            readonly type: "directory";
            readonly name: string;
            readonly children: components["schemas"]["NowFileTree"];
        };
        /** @description A host name of two labels or more. */
        readonly NowHostName: string;
        readonly NowDomainInput: {
            readonly name: components["schemas"]["NowHostName"];
            /** @description Whether a nameserver other than zeit.world answers for the domain. That nameserver is expected to point a CNAME or an ALIAS at alias.zeit.co. */
            readonly isExternal?: boolean;
        };
        readonly NowDomainVerified: {
            readonly uid: components["schemas"]["NowDomainId"];
            /** @constant */
            readonly verified: true;
            readonly created: components["schemas"]["NowTimestamp"];
        };
        readonly NowDomainUnverified: {
            readonly uid: components["schemas"]["NowDomainId"];
            /** @constant */
            readonly verified: false;
            readonly verifyToken: components["schemas"]["NowVerifyToken"];
            readonly created: components["schemas"]["NowTimestamp"];
        };
        readonly NowDomainDeleted: {
            readonly uid: components["schemas"]["NowDomainId"];
        };
        readonly NowDomainList: {
            readonly domains: readonly components["schemas"]["NowDomain"][];
        };
        readonly NowDomain: {
            readonly uid: components["schemas"]["NowDomainId"];
            readonly created: components["schemas"]["NowTimestamp"];
            readonly isExternal: boolean;
            readonly name: string;
            /** @description The `uid` of every alias on the domain or below it. */
            readonly aliases: readonly components["schemas"]["NowAliasId"][];
        } & components["schemas"]["NowDomainVerification"];
        /** @description What every domain of this platform says besides, and the document's example does not. */
        readonly NowDomainVerification: {
            readonly verified?: boolean;
        };
        /** @enum {string} */
        readonly NowRecordType: "A" | "AAAA" | "ALIAS" | "CAA" | "CNAME" | "MX" | "SRV" | "TXT";
        readonly NowDomainRecordList: {
            readonly records: readonly components["schemas"]["NowDomainRecord"][];
        };
        readonly NowDomainRecord: {
            readonly id: components["schemas"]["NowRecordId"];
            /** @example zeit.rocks.-address */
            readonly slug: string;
            readonly type: components["schemas"]["NowRecordType"];
            /** @description The part before the domain; empty for the domain itself. */
            readonly name: string;
            readonly value: string;
            /** @description Of an MX record only. */
            readonly mxPriority?: number;
            readonly created: components["schemas"]["NowEpochMilliseconds"];
            /** @description When it was last changed; null until then. */
            readonly updated: string | null;
        };
        readonly NowDomainRecordWrapped: {
            readonly data: components["schemas"]["NowDomainRecordInput"];
        };
        readonly NowDomainRecordInput: {
            /** @description The part before the domain; empty for the domain itself. */
            readonly name: string;
            readonly type: components["schemas"]["NowRecordType"];
            readonly value: string;
            readonly mxPriority?: number;
        } & (unknown & unknown & unknown & unknown & unknown & unknown);
        /** @description The host that a record points at, with or without the dot of the root. */
        readonly NowRecordTarget: string;
        /** @description Priority, weight, port and target. */
        readonly NowRecordService: string;
        /** @description Flags, tag and value, which may be quoted. */
        readonly NowRecordAuthority: string;
        readonly NowDomainRecordCreated: {
            readonly uid: components["schemas"]["NowRecordId"];
        };
        /** @description The names to cover, each of which leads to the certificate. The first is shown as its common name. */
        readonly NowCertificateDomains: readonly components["schemas"]["NowCertifiedName"][] & unknown;
        readonly NowCertifiedName: string;
        readonly NowCertificateRequest: {
            readonly domains: components["schemas"]["NowCertificateDomains"];
            /** @default false */
            readonly renew: boolean;
        };
        readonly NowCertificateUpload: {
            readonly domains: components["schemas"]["NowCertificateDomains"];
        } & components["schemas"]["NowCertificateFiles"];
        readonly NowCertificateFiles: {
            /** @description The chain, PEM; empty or absent when there is none. */
            readonly ca?: string & components["schemas"]["NowPem"];
            /** @description PEM. */
            readonly cert: string & components["schemas"]["NowPem"];
            /** @description The private key. PEM. */
            readonly key: string & (components["schemas"]["NowPem"] & unknown);
        };
        /** @description A text in PEM, with room for some forty certificates. */
        readonly NowPem: unknown;
        readonly NowCertificateList: {
            readonly certs: readonly components["schemas"]["NowCertificate"][];
        };
        readonly NowCertificate: {
            readonly cn: string;
            readonly uid: components["schemas"]["NowCertificateId"];
            readonly created: components["schemas"]["NowTimestamp"];
            readonly expiration: components["schemas"]["NowTimestamp"];
            readonly autoRenew: boolean;
        };
        readonly NowCertificateIssued: {
            readonly uid: components["schemas"]["NowCertificateId"];
            readonly created_at: components["schemas"]["NowTimestamp"];
        };
        readonly NowCertificateReplaced: {
            readonly created_at: components["schemas"]["NowTimestamp"];
        };
        /** @description A host name, a word that stands for itself under now.sh, or the URL of a host, of which the host is the alias. */
        readonly NowAliasName: string & (components["schemas"]["NowAliasHost"] | components["schemas"]["NowAliasUrl"]);
        readonly NowAliasHost: string;
        readonly NowAliasUrl: string;
        readonly NowAliasInput: {
            readonly alias: components["schemas"]["NowAliasName"];
        };
        readonly NowAliasList: {
            readonly aliases: readonly components["schemas"]["NowAlias"][];
        };
        readonly NowAlias: {
            readonly uid: components["schemas"]["NowAliasId"];
            readonly alias: string;
            readonly created: components["schemas"]["NowTimestamp"];
            readonly deploymentId: components["schemas"]["NowDeploymentId"];
        };
        readonly NowDeploymentAliasList: {
            readonly aliases: readonly components["schemas"]["NowDeploymentAlias"][];
        };
        readonly NowDeploymentAlias: {
            readonly uid: components["schemas"]["NowAliasId"];
            readonly alias: string;
            readonly created: components["schemas"]["NowTimestamp"];
        };
        readonly NowAliasCreated: {
            readonly oldId?: components["schemas"]["NowDeploymentId"];
            readonly uid: components["schemas"]["NowAliasId"];
            readonly created: components["schemas"]["NowTimestamp"];
        };
        readonly NowAliasDeleted: {
            /** @constant */
            readonly status: "SUCCESS";
        };
        readonly NowSecretName: string;
        readonly NowSecretInput: {
            readonly name: components["schemas"]["NowSecretName"];
            readonly value: components["schemas"]["NowSecretValue"];
        };
        readonly NowSecretValue: string & unknown;
        readonly NowSecretInputs: readonly components["schemas"]["NowSecretInput"][];
        readonly NowSecretRename: {
            readonly name: components["schemas"]["NowSecretName"];
        };
        readonly NowSecretList: {
            readonly secrets: readonly components["schemas"]["NowSecret"][];
        };
        readonly NowSecret: {
            readonly uid: components["schemas"]["NowSecretId"];
            readonly name: string;
            readonly created: components["schemas"]["NowTimestamp"];
        };
        readonly NowSecretCreated: {
            readonly uid: components["schemas"]["NowSecretId"];
        };
        readonly NowSecretRenamed: {
            readonly uid: components["schemas"]["NowSecretId"];
            readonly oldName: string;
        };
        readonly NowSecretDeleted: {
            readonly uid: components["schemas"]["NowSecretId"];
        } & components["schemas"]["NowSecretDeletedName"];
        readonly NowSecretDeletedName: {
            readonly name: string;
        };
        /** @description What the client is about to deploy. Other keys that it sends are kept out of sight. */
        readonly NowDeploymentFromHashes: {
            readonly name?: string;
            readonly files: readonly {
                readonly sha: components["schemas"]["NowFileId"];
                readonly size: number;
                readonly file: components["schemas"]["NowFilePath"];
                readonly mode?: number;
            }[];
        };
        readonly NowDeploymentToSync: {
            readonly deploymentId: components["schemas"]["NowDeploymentId"];
            readonly url: components["schemas"]["NowDeploymentHost"];
            /** @description The hashes whose content is wanted, each once; left out when nothing is. */
            readonly missing?: readonly components["schemas"]["NowFileId"][];
        };
        /** @description The client asks for a success and nothing more. */
        readonly NowFileSynced: Record<string, never>;
        readonly NowDeploymentToRemove: {
            readonly deploymentId: string;
            /** @description Sent by the client; makes no difference here. */
            readonly hard?: boolean;
        };
        readonly NowNameservers: {
            readonly nameservers: readonly string[];
            /** @description The domain that was registered, without what is below it. */
            readonly domain: string;
        };
        readonly VercelError: {
            readonly error: {
                readonly code: string;
                readonly message: string;
                /** @description With `rate_limited`, what the headers say too. */
                readonly limit?: {
                    readonly total: number;
                    readonly remaining: number;
                    /** @description Seconds since 1970, UTC. */
                    readonly reset: number;
                };
            };
        };
        /** @description A secret's `uid`, of the same kind that the older API makes. */
        readonly VercelSecretId: string & unknown;
        readonly VercelSecretName: string;
        /** Format: date-time */
        readonly VercelTimestamp: string;
        readonly VercelSecretInput: {
            readonly name: components["schemas"]["VercelSecretName"];
            readonly value: components["schemas"]["VercelSecretValue"];
            /**
             * @description Whether the value can be read later.
             * @default false
             */
            readonly decryptable: boolean;
            /** @description A project that the secret belongs to. */
            readonly projectId?: string;
        };
        readonly VercelSecretValue: string;
        readonly VercelSecretRename: {
            readonly name: components["schemas"]["VercelSecretName"];
        };
        /** @description What every view of a secret has. */
        readonly VercelSecret: {
            readonly created: components["schemas"]["VercelTimestamp"];
            /** @description Milliseconds since 1970. */
            readonly createdAt?: number;
            readonly decryptable?: boolean;
            readonly name: string;
            readonly projectId?: string;
            readonly teamId?: string | null;
            readonly uid: components["schemas"]["VercelSecretId"];
            /** @description Who created it. */
            readonly userId?: string;
        };
        readonly VercelSecretCreated: {
            readonly value: components["schemas"]["VercelSecretBytes"];
        } & components["schemas"]["VercelSecret"];
        /** @description The value as the bytes that it was stored as. */
        readonly VercelSecretBytes: {
            /** @constant */
            readonly type: "Buffer";
            readonly data: readonly number[];
        };
        readonly VercelSecretRead: {
            /** @description Only of a decryptable secret, and only when asked for. */
            readonly value?: string;
        } & components["schemas"]["VercelSecret"];
        readonly VercelSecretListed: components["schemas"]["VercelSecret"];
        readonly VercelSecretList: {
            readonly secrets: readonly components["schemas"]["VercelSecretListed"][];
            readonly pagination: components["schemas"]["VercelPagination"];
        };
        readonly VercelPagination: {
            /** @description How many secrets this page has. */
            readonly count: number;
            /** @description The `until` of the page with older ones, null when there are none. */
            readonly next: number | null;
            /** @description The `since` of those that are newer, null when there are none. */
            readonly prev: number | null;
        };
        readonly VercelSecretRenamed: {
            readonly created: components["schemas"]["VercelTimestamp"];
            readonly name: string;
            readonly oldName: string;
            readonly uid: components["schemas"]["VercelSecretId"];
        };
        readonly VercelSecretDeleted: {
            /** @description Milliseconds since 1970, where every other answer has a date-time. */
            readonly created: number;
            readonly name: string;
            readonly uid: components["schemas"]["VercelSecretId"];
        };
        readonly VercelUser: {
            readonly user: {
                readonly uid: string;
                readonly email: string;
                readonly name: string;
                readonly username: string;
            };
        };
        readonly EnvironmentError: {
            /** @description For programs. */
            readonly code: string;
            /** @description For people. */
            readonly message: string;
            /** @description The input that the error is about. */
            readonly field?: string;
            /** @description What to do. */
            readonly hint?: string;
            /** @description To name when reporting the error. */
            readonly requestId?: string;
        };
        /** @description What an error is reported by. */
        readonly EnvironmentRequestId: string;
        readonly EnvironmentSecretId: string;
        /** Format: date-time */
        readonly EnvironmentTimestamp: string;
        readonly EnvironmentSecretInput: WithRequired<components["schemas"]["EnvironmentSecretFields"], "key" | "value">;
        /** @description Properties that are not here are ignored. */
        readonly EnvironmentSecretFields: {
            readonly key?: components["schemas"]["EnvironmentSecretKey"];
            readonly value?: components["schemas"]["EnvironmentSecretValue"];
            readonly description?: string;
            /** @description Whether the value may never be revealed. */
            readonly neverReveal?: boolean & unknown;
        };
        readonly EnvironmentSecretKey: string;
        readonly EnvironmentSecretValue: string;
        /** @description What is left out stays as it is. Properties that are not here are ignored. */
        readonly EnvironmentSecretChanges: {
            readonly value?: components["schemas"]["EnvironmentSecretValue"];
            readonly description?: string;
            readonly neverReveal?: boolean;
            readonly id?: unknown;
            readonly key?: unknown;
            readonly createdAt?: unknown;
            readonly updatedAt?: unknown;
            readonly environmentId?: unknown;
        };
        /** @description What every view of a secret has. */
        readonly EnvironmentSecret: {
            readonly id: components["schemas"]["EnvironmentSecretId"];
            readonly key: string;
            readonly description: string | null;
            readonly neverReveal: boolean;
            readonly createdAt: components["schemas"]["EnvironmentTimestamp"];
            readonly updatedAt: components["schemas"]["EnvironmentTimestamp"];
        };
        readonly EnvironmentSecretSaved: {
            readonly secret: components["schemas"]["EnvironmentSecretView"];
        };
        readonly EnvironmentSecretView: components["schemas"]["EnvironmentSecret"];
        readonly EnvironmentSecretList: {
            readonly secrets: readonly components["schemas"]["EnvironmentSecretListed"][];
        };
        /** @description A secret and where it is used; the fake has no files and no services that could. */
        readonly EnvironmentSecretListed: {
            readonly usedByConfigFiles: readonly unknown[];
            readonly usedByServices: readonly unknown[];
            readonly usageCount: number;
        } & components["schemas"]["EnvironmentSecret"];
        readonly EnvironmentSecretValueRead: {
            readonly value: string;
        };
        readonly EnvironmentSecretDeleted: {
            /** @constant */
            readonly success: true;
        };
        readonly ProjectError: {
            readonly error: {
                readonly code: string;
                readonly message: string;
            };
        };
        /** @description Properties that are not here are ignored. */
        readonly ProjectSecretInput: {
            /** @description UPPER_SNAKE_CASE, 1 to 64 characters, beginning with a letter. */
            readonly key: string;
            readonly value: string;
        };
        readonly ProjectSecret: {
            readonly key: string;
            readonly lastFour: components["schemas"]["ProjectSecretLastFour"];
            readonly createdAt: components["schemas"]["ProjectTimestamp"];
            readonly updatedAt: components["schemas"]["ProjectTimestamp"];
        };
        /** @description The last four characters of the value; nothing when that would be all of it. */
        readonly ProjectSecretLastFour: string;
        /** Format: date-time */
        readonly ProjectTimestamp: string;
        readonly ProjectSecretList: {
            readonly data: {
                readonly secrets: readonly components["schemas"]["ProjectSecret"][];
            };
        };
        readonly ProjectSecretSaved: {
            readonly data: {
                readonly secret: components["schemas"]["ProjectSecret"];
            };
        };
        readonly ProjectSecretDeleted: {
            readonly data: {
                /** @constant */
                readonly success: true;
                /** @description Whether there was one. */
                readonly existed: boolean;
            };
        };
        readonly ProjectList: {
            readonly data: readonly {
                readonly id: string;
                readonly name: string;
                readonly subdomain: string | null;
            }[];
        };
        readonly ProjectUser: {
            readonly data: {
                readonly id: string;
                readonly email: string | null;
                readonly name: string | null;
                readonly role: string;
                /** @enum {unknown} */
                readonly source: "api_key" | "cli";
            };
        };
    };
    responses: {
        /** @description Refused; `x-errors` of the operation says with which codes, and `components.x-errors.now` what each means. */
        readonly NowError: {
            headers: {
                readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                readonly "Retry-After": components["headers"]["NowRetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["NowError"];
            };
        };
        /** @description Refused; `x-errors` of the operation says with which codes, and `components.x-errors.vercel-secrets` what each means. */
        readonly VercelError: {
            headers: {
                readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["VercelError"];
            };
        };
        /** @description Refused; `x-errors` of the operation says with which codes, and `components.x-errors.environment-secrets` what each means. */
        readonly EnvironmentError: {
            headers: {
                readonly "X-RateLimit-Limit": components["headers"]["EnvironmentRateLimitLimit"];
                readonly "X-RateLimit-Remaining": components["headers"]["EnvironmentRateLimitRemaining"];
                readonly "X-RateLimit-Reset": components["headers"]["EnvironmentRateLimitReset"];
                readonly "Retry-After": components["headers"]["EnvironmentRetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "READONLY_FIELD",
                 *       "message": "Field \"exposedPorts\" is read-only and cannot be set via PATCH.",
                 *       "field": "exposedPorts",
                 *       "hint": "Exposed ports are discovered from the running container. Change the ports mapping in the compose file at composePath and redeploy.",
                 *       "requestId": "req_01H0…"
                 *     }
                 */
                readonly "application/json": components["schemas"]["EnvironmentError"];
            };
        };
        /** @description Refused; `x-errors` of the operation says with which codes, and `components.x-errors.project-secrets` what each means. */
        readonly ProjectError: {
            headers: {
                readonly "X-RateLimit-Remaining": components["headers"]["ProjectRateLimitRemaining"];
                readonly "X-RateLimit-Reset": components["headers"]["ProjectRateLimitReset"];
                readonly "Retry-After": components["headers"]["ProjectRetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "NOT_FOUND",
                 *         "message": "Project not found"
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["ProjectError"];
            };
        };
    };
    parameters: {
        /**
         * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
         * @example 7Npest0z1zW5QVFfNDBId4BW
         */
        readonly NowDeploymentId: string;
        /**
         * @description The `uid` of a file of the deployment.
         * @example 9ea8930976aad4ebd005f8d6c03825be136cc4a9
         */
        readonly NowFileId: string;
        /**
         * @description The name of a registered domain.
         * @example zeit.rocks
         */
        readonly NowDomainName: string;
        /**
         * @description The name of a registered domain.
         * @example zeit.rocks
         */
        readonly NowRecordDomain: string;
        /**
         * @description The `id` of a record of the domain.
         * @example rec_38OtX1f51szRA03atCybBuZ3
         */
        readonly NowRecordId: string;
        /**
         * @description A common name of a certificate, any of those it was issued for; of several certificates with it, the newest is meant.
         * @example testing.zeit.co
         */
        readonly NowCertificateName: string;
        /**
         * @description The `uid` of an alias.
         * @example 2WjyKQmM8ZnGcJsPWMrHRHrE
         */
        readonly NowAliasId: string;
        /**
         * @description The `uid` of a secret or its name; a name with a slash is percent-encoded.
         * @example my-api-key
         */
        readonly NowSecretReference: string;
        /**
         * @description The name of a secret or its id; a name with a slash is percent-encoded.
         * @example my-api-key
         */
        readonly VercelSecretReference: string;
        /**
         * @description The id of the team to act on behalf of.
         * @example SOME_STRING_VALUE
         */
        readonly VercelTeamId: string;
        /**
         * @description The slug of the team to act on behalf of.
         * @example SOME_STRING_VALUE
         */
        readonly VercelTeamSlug: string;
        /**
         * @description The id of an environment.
         * @example example
         */
        readonly EnvironmentId: string;
        /**
         * @description The id of a secret of an environment.
         * @example clxk3v9qd000008l4hq2n7z3m
         */
        readonly EnvironmentSecretId: string;
        /**
         * @description The id of a project, or its subdomain.
         * @example prj_nowhere
         */
        readonly ProjectReference: string;
        /**
         * @description The key of a secret of the project. One that no secret could have is one that no secret has.
         * @example STRIPE_SECRET_KEY
         */
        readonly ProjectSecretKey: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How many requests a consumer may make within a minute.
         * @example 600
         */
        readonly NowRateLimitLimit: number;
        /**
         * @description How many of them are left in this window.
         * @example 599
         */
        readonly NowRateLimitRemaining: number;
        /**
         * @description When the window ends, in seconds since 1970, UTC.
         * @example 1487578620
         */
        readonly NowRateLimitReset: number;
        /**
         * @description With a 429 only, the seconds until the window ends.
         * @example 42
         */
        readonly NowRetryAfter: number;
        /**
         * @description How many requests a token may make within a minute.
         * @example 600
         */
        readonly VercelRateLimitLimit: number;
        /**
         * @description How many of them are left in this window.
         * @example 599
         */
        readonly VercelRateLimitRemaining: number;
        /**
         * @description When the window ends, in seconds since 1970, UTC.
         * @example 1612962720
         */
        readonly VercelRateLimitReset: number;
        /**
         * @description How many requests a token may make within a minute.
         * @example 100
         */
        readonly EnvironmentRateLimitLimit: number;
        /**
         * @description How many of them are left in this window.
         * @example 99
         */
        readonly EnvironmentRateLimitRemaining: number;
        /**
         * @description How many seconds are left of this window.
         * @example 60
         */
        readonly EnvironmentRateLimitReset: number;
        /**
         * @description With a 429 only, the seconds until the window ends.
         * @example 42
         */
        readonly EnvironmentRetryAfter: number;
        /**
         * @description There, and true, when the answer is that of an earlier request with the same key.
         * @example true
         */
        readonly EnvironmentIdempotentReplayed: "true";
        /**
         * @description How many requests of that kind, reads or writes, the key has left in this window.
         * @example 119
         */
        readonly ProjectRateLimitRemaining: number;
        /**
         * @description How many seconds are left of this window.
         * @example 60
         */
        readonly ProjectRateLimitReset: number;
        /**
         * @description With a 429 only, the seconds until the window ends.
         * @example 42
         */
        readonly ProjectRetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listNowDeployments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deployments": [
                     *         {
                     *           "uid": "7Npest0z1zW5QVFfNDBId4BW",
                     *           "name": "project-a",
                     *           "url": "project-bfzfxvjaewj.now.sh",
                     *           "created": "1460801613968"
                     *         },
                     *         {
                     *           "uid": "dOgCUIoovYiYmXbrLX0h9qDk",
                     *           "name": "project-b",
                     *           "url": "project-b-iipihlfrpa.now.sh",
                     *           "created": "1462738579605"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createNowDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "package": {
                 *         "name": "project-a",
                 *         "version": "0.0.1",
                 *         "description": "",
                 *         "scripts": {
                 *           "start": "node start.js"
                 *         },
                 *         "dependencies": {
                 *           "express": "4.13.4"
                 *         }
                 *       },
                 *       "start.js": "require('./myfolder/other')",
                 *       "myfolder/other.js": "require('express')().listen()"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowDeploymentInput"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "7Npest0z1zW5QVFfNDBId4BW",
                     *       "host": "project-a-fzfxvjaewj.now.sh",
                     *       "state": "BOOTING"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentCreated"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly getNowDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The deployment. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "7Npest0z1zW5QVFfNDBId4BW",
                     *       "host": "project-a-fzfxvjaewj.now.sh",
                     *       "state": "READY",
                     *       "stateTs": "2017-02-20T08:16:28.547Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeployment"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly deleteNowDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "7Npest0z1zW5QVFfNDBId4BW",
                     *       "state": "DELETED"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentDeleted"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowDeploymentFiles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The files and folders at the top; a folder holds its own. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "type": "directory",
                     *         "name": "myfolder",
                     *         "children": [
                     *           {
                     *             "type": "file",
                     *             "name": "other.js",
                     *             "uid": "074f89b7cec922f11815a9437b9f9e4ba6df598f"
                     *           }
                     *         ]
                     *       },
                     *       {
                     *         "type": "file",
                     *         "name": "start.js",
                     *         "uid": "23507a2f215bf389a1bf25f9f8f1e782f50a890e"
                     *       },
                     *       {
                     *         "type": "file",
                     *         "name": "package.json",
                     *         "uid": "9ea8930976aad4ebd005f8d6c03825be136cc4a9"
                     *       }
                     *     ]
                     */
                    readonly "application/json": components["schemas"]["NowFileTree"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly getNowDeploymentFile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
                /**
                 * @description The `uid` of a file of the deployment.
                 * @example 9ea8930976aad4ebd005f8d6c03825be136cc4a9
                 */
                readonly file_id: components["parameters"]["NowFileId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The content, of the media type that the file's name suggests. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "project-a",
                     *       "version": "0.0.1",
                     *       "description": "",
                     *       "scripts": {
                     *         "start": "node start.js"
                     *       },
                     *       "dependencies": {
                     *         "express": "4.13.4"
                     *       }
                     *     }
                     */
                    readonly "*/*": unknown;
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowDeploymentAliases: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its aliases. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "aliases": [
                     *         {
                     *           "uid": "2WjyKQmM8ZnGcJsPWMrHRHrE",
                     *           "alias": "my-alias",
                     *           "created": "2016-06-02T21:01:40.950Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentAliasList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createNowDeploymentAlias: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a deployment. A malformed one is not found, like any that does not exist.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly id: components["parameters"]["NowDeploymentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "alias": "my-alias"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowAliasInput"];
            };
        };
        readonly responses: {
            /** @description The alias points at the deployment. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NowAliasCreated"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowDomains: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domains": [
                     *         {
                     *           "uid": "V0fra8eEgQwEpFhYG2vTzC3K",
                     *           "created": "2016-09-23T11:53:38.600Z",
                     *           "isExternal": false,
                     *           "name": "zeit.rocks",
                     *           "aliases": [
                     *             "sqrBE5u452LPy3Ce0tLbazoY",
                     *             "gqM3ZEM98W9oqAnq7sG2cMzQ"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDomainList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createNowDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NowDomainInput"];
            };
        };
        readonly responses: {
            /** @description Registered; `verified` says whether it can be used. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NowDomainVerified"] | components["schemas"]["NowDomainUnverified"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly getNowDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly name: components["parameters"]["NowDomainName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The domain, as the list has it. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "V0fra8eEgQwEpFhYG2vTzC3K",
                     *       "created": "2016-09-23T11:53:38.600Z",
                     *       "isExternal": false,
                     *       "name": "zeit.rocks",
                     *       "verified": true,
                     *       "aliases": [
                     *         "sqrBE5u452LPy3Ce0tLbazoY",
                     *         "gqM3ZEM98W9oqAnq7sG2cMzQ"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDomain"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly deleteNowDomain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly name: components["parameters"]["NowDomainName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "V0fra8eEgQwEpFhYG2vTzC3K"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDomainDeleted"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowDomainRecords: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly domain: components["parameters"]["NowRecordDomain"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "records": [
                     *         {
                     *           "id": "rec_38OtX1f51szRA03atCybBuZ3",
                     *           "slug": "zeit.rocks.-address",
                     *           "type": "ALIAS",
                     *           "name": "",
                     *           "value": "alias.zeit.co",
                     *           "created": "1474631621542",
                     *           "updated": null
                     *         },
                     *         {
                     *           "id": "rec_Pxo2HEfutmlIYECtTE4SpDzY",
                     *           "slug": "*.zeit.rocks.-address",
                     *           "type": "CNAME",
                     *           "name": "*",
                     *           "value": "alias.zeit.co",
                     *           "created": "1474631619960",
                     *           "updated": null
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDomainRecordList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createNowDomainRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly domain: components["parameters"]["NowRecordDomain"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NowDomainRecordInput"] | components["schemas"]["NowDomainRecordWrapped"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "rec_V0fra8eEgQwEpFhYG2vTzC3K"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDomainRecordCreated"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly deleteNowDomainRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a registered domain.
                 * @example zeit.rocks
                 */
                readonly domain: components["parameters"]["NowRecordDomain"];
                /**
                 * @description The `id` of a record of the domain.
                 * @example rec_38OtX1f51szRA03atCybBuZ3
                 */
                readonly recId: components["parameters"]["NowRecordId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted; the body is empty. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowCertificates: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "certs": [
                     *         {
                     *           "cn": "testing.zeit.co",
                     *           "uid": "oAjf6y9pxZgCJyQfrclN",
                     *           "created": "2016-08-23T18:13:09.773Z",
                     *           "expiration": "2016-12-16T16:00:00.000Z",
                     *           "autoRenew": true
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowCertificateList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly replaceNowCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "domains": [
                 *         "testing.zeit.co"
                 *       ],
                 *       "ca": "PEM formatted CA chain",
                 *       "cert": "PEM formatted certificate",
                 *       "key": "PEM formatted private key"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowCertificateUpload"];
            };
        };
        readonly responses: {
            /** @description Stored. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created_at": "2016-06-01T21:03:10.420Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowCertificateReplaced"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly issueNowCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "domains": [
                 *         "testing.zeit.co"
                 *       ],
                 *       "renew": true
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowCertificateRequest"];
            };
        };
        readonly responses: {
            /** @description Issued, renewed, or there already. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "zWsFytQUFlkUWaR7nWdwS7xR",
                     *       "created_at": "2016-06-01T21:03:10.420Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowCertificateIssued"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly getNowCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description A common name of a certificate, any of those it was issued for; of several certificates with it, the newest is meant.
                 * @example testing.zeit.co
                 */
                readonly cn: components["parameters"]["NowCertificateName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The certificate, alone in the list. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "certs": [
                     *         {
                     *           "cn": "testing.zeit.co",
                     *           "uid": "oAjf6y9pxZgCJyQfrclN",
                     *           "created": "2016-08-23T18:13:09.773Z",
                     *           "expiration": "2016-12-16T16:00:00.000Z",
                     *           "autoRenew": true
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowCertificateList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly deleteNowCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description A common name of a certificate, any of those it was issued for; of several certificates with it, the newest is meant.
                 * @example testing.zeit.co
                 */
                readonly cn: components["parameters"]["NowCertificateName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted; the body is empty. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowAliases: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "aliases": [
                     *         {
                     *           "uid": "2WjyKQmM8ZnGcJsPWMrHRHrE",
                     *           "alias": "my-alias",
                     *           "created": "2016-06-02T21:01:40.950Z",
                     *           "deploymentId": "c9MrOWGzdJSfPxqyTDYhdEGN"
                     *         },
                     *         {
                     *           "uid": "CR3bdJZkiaAuh9yr0OHXJJPG",
                     *           "alias": "my-alias-2",
                     *           "created": "2016-06-01T21:03:10.420Z",
                     *           "deploymentId": "eD7FrslROGaXchymDD6ODw3v"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowAliasList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly deleteNowAlias: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of an alias.
                 * @example 2WjyKQmM8ZnGcJsPWMrHRHrE
                 */
                readonly id: components["parameters"]["NowAliasId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "SUCCESS"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowAliasDeleted"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowSecrets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secrets": [
                     *         {
                     *           "uid": "sec_T70JHBhR1gqaxXVrLTsHr6B9",
                     *           "name": "guillermo",
                     *           "created": "2016-09-02T01:03:50.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowSecretList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createNowSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NowSecretInput"] | components["schemas"]["NowSecretInputs"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "sec_zWsFytQUFlkUWaR7nWdwS7xR"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowSecretCreated"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly getNowSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a secret or its name; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly uidOrName: components["parameters"]["NowSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The secret, as the list has it. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "sec_T70JHBhR1gqaxXVrLTsHr6B9",
                     *       "name": "guillermo",
                     *       "created": "2016-09-02T01:03:50.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowSecret"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly deleteNowSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a secret or its name; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly uidOrName: components["parameters"]["NowSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "sec_zWsFytQUFlkUWaR7nWdwS7xR",
                     *       "name": "my-api-key"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowSecretDeleted"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly renameNowSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The `uid` of a secret or its name; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly uidOrName: components["parameters"]["NowSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "my-new-api-key"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowSecretRename"];
            };
        };
        readonly responses: {
            /** @description Renamed. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "sec_zWsFytQUFlkUWaR7nWdwS7xR",
                     *       "oldName": "my-api-key"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowSecretRenamed"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly listNowDeploymentsByName: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Only deployments of this name.
                 * @example project-a
                 */
                readonly app?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Those that match. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deployments": [
                     *         {
                     *           "uid": "7Npest0z1zW5QVFfNDBId4BW",
                     *           "name": "project-a",
                     *           "url": "project-a-fzfxvjaewj.now.sh",
                     *           "created": "1460801613968"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentList"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly removeNowDeployment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "deploymentId": "7Npest0z1zW5QVFfNDBId4BW",
                 *       "hard": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowDeploymentToRemove"];
            };
        };
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "7Npest0z1zW5QVFfNDBId4BW",
                     *       "state": "DELETED"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentDeleted"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createNowDeploymentFromHashes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "env": {},
                 *       "forceNew": false,
                 *       "forceSync": false,
                 *       "name": "project-a",
                 *       "deploymentType": "npm",
                 *       "files": [
                 *         {
                 *           "sha": "9ea8930976aad4ebd005f8d6c03825be136cc4a9",
                 *           "size": 143,
                 *           "file": "package.json",
                 *           "mode": 33188
                 *         },
                 *         {
                 *           "sha": "23507a2f215bf389a1bf25f9f8f1e782f50a890e",
                 *           "size": 26,
                 *           "file": "start.js",
                 *           "mode": 33188
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["NowDeploymentFromHashes"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deploymentId": "7Npest0z1zW5QVFfNDBId4BW",
                     *       "url": "project-a-fzfxvjaewj.now.sh",
                     *       "missing": [
                     *         "9ea8930976aad4ebd005f8d6c03825be136cc4a9",
                     *         "23507a2f215bf389a1bf25f9f8f1e782f50a890e"
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowDeploymentToSync"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly syncNowFile: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The deployment that is being synced.
                 * @example 7Npest0z1zW5QVFfNDBId4BW
                 */
                readonly "x-now-deployment-id": string;
                /**
                 * @description The SHA-1 of the body.
                 * @example 23507a2f215bf389a1bf25f9f8f1e782f50a890e
                 */
                readonly "x-now-sha": components["schemas"]["NowFileId"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": unknown;
            };
        };
        readonly responses: {
            /** @description Kept. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    readonly "application/json": components["schemas"]["NowFileSynced"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly getNowNameservers: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description A domain, or a host below it.
                 * @example zeit.rocks
                 */
                readonly domain: components["schemas"]["NowHostName"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The nameservers; none of a domain that nobody has. */
            readonly 200: {
                headers: {
                    readonly "X-Rate-Limit-Limit": components["headers"]["NowRateLimitLimit"];
                    readonly "X-Rate-Limit-Remaining": components["headers"]["NowRateLimitRemaining"];
                    readonly "X-Rate-Limit-Reset": components["headers"]["NowRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "nameservers": [
                     *         "california.zeit.world",
                     *         "london.zeit.world"
                     *       ],
                     *       "domain": "zeit.rocks"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["NowNameservers"];
                };
            };
            readonly default: components["responses"]["NowError"];
        };
    };
    readonly createVercelSecret: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a secret or its id; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly idOrName: components["parameters"]["VercelSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "my-api-key",
                 *       "value": "some secret value",
                 *       "decryptable": true,
                 *       "projectId": "prj_2WjyKQmM8ZnGcJsPWMrHRHrE"
                 *     }
                 */
                readonly "application/json": components["schemas"]["VercelSecretInput"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created": "2021-02-10T13:11:49.180Z",
                     *       "createdAt": 1609492210000,
                     *       "decryptable": true,
                     *       "name": "my-api-key",
                     *       "projectId": "prj_2WjyKQmM8ZnGcJsPWMrHRHrE",
                     *       "teamId": "team_LLHUOMOoDlqOp8wPE4kFo9pE",
                     *       "uid": "sec_XCG7t7AIHuO2SBA8667zNUiM",
                     *       "userId": "2qDDuGFTWXBLDNnqZfWPDp1A",
                     *       "value": {
                     *         "type": "Buffer",
                     *         "data": [
                     *           115,
                     *           111,
                     *           109,
                     *           101,
                     *           32,
                     *           115,
                     *           101,
                     *           99,
                     *           114,
                     *           101,
                     *           116,
                     *           32,
                     *           118,
                     *           97,
                     *           108,
                     *           117,
                     *           101
                     *         ]
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelSecretCreated"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly deleteVercelSecret: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a secret or its id; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly idOrName: components["parameters"]["VercelSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "sec_XCG7t7AIHuO2SBA8667zNUiM",
                     *       "name": "my-api-key",
                     *       "created": 1612962709180
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelSecretDeleted"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly renameVercelSecret: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a secret, percent-encoded where it has a slash; its id is taken too.
                 * @example my-api-key
                 */
                readonly idOrName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "my-api-key"
                 *     }
                 */
                readonly "application/json": components["schemas"]["VercelSecretRename"];
            };
        };
        readonly responses: {
            /** @description Renamed. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uid": "sec_XCG7t7AIHuO2SBA8667zNUiM",
                     *       "name": "my-api-key",
                     *       "created": "2021-02-10T13:11:49.180Z",
                     *       "oldName": "my-api-key"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelSecretRenamed"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly listVercelSecrets: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
                /**
                 * @description How many secrets a page has.
                 * @example 20
                 */
                readonly limit?: number;
                /**
                 * @description Only those created after that time, in milliseconds since 1970.
                 * @example 1540095775941
                 */
                readonly since?: number;
                /**
                 * @description Only those created before that time, in milliseconds since 1970.
                 * @example 1540095775951
                 */
                readonly until?: number;
                /**
                 * @deprecated
                 * @description Only the secrets with these ids, separated by commas.
                 * @example sec_RKc5iV0rV3ZSrFrHiruRno7k,sec_fGc5iV0rV3ZSrFrHiruRnouQ
                 */
                readonly id?: string;
                /**
                 * @deprecated
                 * @description Only the secrets of that project.
                 * @example prj_2WjyKQmM8ZnGcJsPWMrHRHrE
                 */
                readonly projectId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of them, without their values. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secrets": [
                     *         {
                     *           "created": "2021-02-10T13:11:49.180Z",
                     *           "createdAt": 1609492210000,
                     *           "decryptable": true,
                     *           "name": "my-api-key",
                     *           "projectId": "prj_2WjyKQmM8ZnGcJsPWMrHRHrE",
                     *           "teamId": "team_LLHUOMOoDlqOp8wPE4kFo9pE",
                     *           "uid": "sec_RKc5iV0rV3ZSrFrHiruRno7k",
                     *           "userId": "2qDDuGFTWXBLDNnqZfWPDp1A"
                     *         }
                     *       ],
                     *       "pagination": {
                     *         "count": 1,
                     *         "next": null,
                     *         "prev": null
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelSecretList"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly getVercelSecret: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
                /**
                 * @description Whether to add the value, which only a decryptable secret has.
                 * @example true
                 */
                readonly decrypt?: "true" | "false";
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The name of a secret or its id; a name with a slash is percent-encoded.
                 * @example my-api-key
                 */
                readonly idOrName: components["parameters"]["VercelSecretReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The secret. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created": "2021-02-10T13:11:49.180Z",
                     *       "createdAt": 1609492210000,
                     *       "decryptable": true,
                     *       "name": "my-api-key",
                     *       "projectId": "prj_2WjyKQmM8ZnGcJsPWMrHRHrE",
                     *       "teamId": "team_LLHUOMOoDlqOp8wPE4kFo9pE",
                     *       "uid": "sec_XCG7t7AIHuO2SBA8667zNUiM",
                     *       "userId": "2qDDuGFTWXBLDNnqZfWPDp1A",
                     *       "value": "some secret value"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelSecretRead"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly createVercelSecretByBody: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The id of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly teamId?: components["parameters"]["VercelTeamId"];
                /**
                 * @description The slug of the team to act on behalf of.
                 * @example SOME_STRING_VALUE
                 */
                readonly slug?: components["parameters"]["VercelTeamSlug"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "my-api-key",
                 *       "value": "some secret value"
                 *     }
                 */
                readonly "application/json": components["schemas"]["VercelSecretInput"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "created": "2021-02-10T13:11:49.180Z",
                     *       "createdAt": 1612962709180,
                     *       "decryptable": false,
                     *       "name": "my-api-key",
                     *       "teamId": null,
                     *       "uid": "sec_XCG7t7AIHuO2SBA8667zNUiM",
                     *       "userId": "2qDDuGFTWXBLDNnqZfWPDp1A",
                     *       "value": {
                     *         "type": "Buffer",
                     *         "data": [
                     *           115,
                     *           111,
                     *           109,
                     *           101,
                     *           32,
                     *           115,
                     *           101,
                     *           99,
                     *           114,
                     *           101,
                     *           116,
                     *           32,
                     *           118,
                     *           97,
                     *           108,
                     *           117,
                     *           101
                     *         ]
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelSecretCreated"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly getVercelUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The user. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["VercelRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["VercelRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["VercelRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "uid": "2qDDuGFTWXBLDNnqZfWPDp1A",
                     *         "email": "alice@example.com",
                     *         "name": "Alice",
                     *         "username": "alice"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["VercelUser"];
                };
            };
            readonly default: components["responses"]["VercelError"];
        };
    };
    readonly listEnvironmentSecrets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of an environment.
                 * @example example
                 */
                readonly envId: components["parameters"]["EnvironmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them, by key. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["EnvironmentRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["EnvironmentRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["EnvironmentRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secrets": [
                     *         {
                     *           "id": "clxk3v9qd000008l4hq2n7z3m",
                     *           "key": "example",
                     *           "description": null,
                     *           "neverReveal": false,
                     *           "createdAt": "2026-02-25T10:00:00.000Z",
                     *           "updatedAt": "2026-02-25T10:00:00.000Z",
                     *           "usedByConfigFiles": [],
                     *           "usedByServices": [],
                     *           "usageCount": 0
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EnvironmentSecretList"];
                };
            };
            readonly default: components["responses"]["EnvironmentError"];
        };
    };
    readonly createEnvironmentSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description A request with the key and the body of one that succeeded within the last 24 hours is answered as that one was, and does nothing.
                 * @example 4f2d6b1e-create-database-url
                 */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /**
                 * @description The id of an environment.
                 * @example example
                 */
                readonly envId: components["parameters"]["EnvironmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "key": "example",
                 *       "value": "example",
                 *       "description": "example",
                 *       "neverReveal": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["EnvironmentSecretInput"];
            };
        };
        readonly responses: {
            /** @description Created. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["EnvironmentRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["EnvironmentRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["EnvironmentRateLimitReset"];
                    readonly "Idempotent-Replayed": components["headers"]["EnvironmentIdempotentReplayed"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": {
                     *         "id": "clxk3v9qd000008l4hq2n7z3m",
                     *         "key": "example",
                     *         "description": "example",
                     *         "neverReveal": false,
                     *         "createdAt": "2026-02-25T10:00:00.000Z",
                     *         "updatedAt": "2026-02-25T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EnvironmentSecretSaved"];
                };
            };
            readonly default: components["responses"]["EnvironmentError"];
        };
    };
    readonly deleteEnvironmentSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a secret of an environment.
                 * @example clxk3v9qd000008l4hq2n7z3m
                 */
                readonly id: components["parameters"]["EnvironmentSecretId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["EnvironmentRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["EnvironmentRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["EnvironmentRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EnvironmentSecretDeleted"];
                };
            };
            readonly default: components["responses"]["EnvironmentError"];
        };
    };
    readonly updateEnvironmentSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a secret of an environment.
                 * @example clxk3v9qd000008l4hq2n7z3m
                 */
                readonly id: components["parameters"]["EnvironmentSecretId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "value": "another example",
                 *       "description": "rotated"
                 *     }
                 */
                readonly "application/json": components["schemas"]["EnvironmentSecretChanges"];
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["EnvironmentRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["EnvironmentRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["EnvironmentRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": {
                     *         "id": "clxk3v9qd000008l4hq2n7z3m",
                     *         "key": "example",
                     *         "description": "rotated",
                     *         "neverReveal": false,
                     *         "createdAt": "2026-02-25T10:00:00.000Z",
                     *         "updatedAt": "2026-02-26T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EnvironmentSecretSaved"];
                };
            };
            readonly default: components["responses"]["EnvironmentError"];
        };
    };
    readonly revealEnvironmentSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a secret of an environment.
                 * @example clxk3v9qd000008l4hq2n7z3m
                 */
                readonly id: components["parameters"]["EnvironmentSecretId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The value. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Limit": components["headers"]["EnvironmentRateLimitLimit"];
                    readonly "X-RateLimit-Remaining": components["headers"]["EnvironmentRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["EnvironmentRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "value": "example"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["EnvironmentSecretValueRead"];
                };
            };
            readonly default: components["responses"]["EnvironmentError"];
        };
    };
    readonly listProjectSecrets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a project, or its subdomain.
                 * @example prj_nowhere
                 */
                readonly projectId: components["parameters"]["ProjectReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Remaining": components["headers"]["ProjectRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["ProjectRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "secrets": [
                     *           {
                     *             "key": "STRIPE_SECRET_KEY",
                     *             "lastFour": "aB3x",
                     *             "createdAt": "2026-04-18T09:12:44.000Z",
                     *             "updatedAt": "2026-04-21T15:03:10.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ProjectSecretList"];
                };
            };
            readonly default: components["responses"]["ProjectError"];
        };
    };
    readonly saveProjectSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a project, or its subdomain.
                 * @example prj_nowhere
                 */
                readonly projectId: components["parameters"]["ProjectReference"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "key": "STRIPE_SECRET_KEY",
                 *       "value": "sk_live_..."
                 *     }
                 */
                readonly "application/json": components["schemas"]["ProjectSecretInput"];
            };
        };
        readonly responses: {
            /** @description Stored. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Remaining": components["headers"]["ProjectRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["ProjectRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "secret": {
                     *           "key": "STRIPE_SECRET_KEY",
                     *           "lastFour": "aB3x",
                     *           "createdAt": "2026-04-18T09:12:44.000Z",
                     *           "updatedAt": "2026-04-21T15:03:10.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ProjectSecretSaved"];
                };
            };
            readonly default: components["responses"]["ProjectError"];
        };
    };
    readonly deleteProjectSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The id of a project, or its subdomain.
                 * @example prj_nowhere
                 */
                readonly projectId: components["parameters"]["ProjectReference"];
                /**
                 * @description The key of a secret of the project. One that no secret could have is one that no secret has.
                 * @example STRIPE_SECRET_KEY
                 */
                readonly key: components["parameters"]["ProjectSecretKey"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description There is none of that key now. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Remaining": components["headers"]["ProjectRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["ProjectRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "success": true,
                     *         "existed": true
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ProjectSecretDeleted"];
                };
            };
            readonly default: components["responses"]["ProjectError"];
        };
    };
    readonly listProjects: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Remaining": components["headers"]["ProjectRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["ProjectRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "prj_nowhere",
                     *           "name": "Nowhere",
                     *           "subdomain": "nowhere"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ProjectList"];
                };
            };
            readonly default: components["responses"]["ProjectError"];
        };
    };
    readonly getProjectUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The user. */
            readonly 200: {
                headers: {
                    readonly "X-RateLimit-Remaining": components["headers"]["ProjectRateLimitRemaining"];
                    readonly "X-RateLimit-Reset": components["headers"]["ProjectRateLimitReset"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "id": "2qDDuGFTWXBLDNnqZfWPDp1A",
                     *         "email": "alice@example.com",
                     *         "name": "Alice",
                     *         "role": "user",
                     *         "source": "api_key"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ProjectUser"];
                };
            };
            readonly default: components["responses"]["ProjectError"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
