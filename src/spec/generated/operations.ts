// Written by `npm run generate` from openapi.yaml. Do not edit.

export interface OperationFacts {
  listNowDeployments: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  createNowDeployment: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'payload_too_large' | 'unsupported_media_type' }
  getNowDeployment: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  deleteNowDeployment: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  listNowDeploymentFiles: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  getNowDeploymentFile: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  listNowDeploymentAliases: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  createNowDeploymentAlias: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'forbidden' | 'alias_in_use' | 'payload_too_large' | 'unsupported_media_type' }
  listNowDomains: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  createNowDomain: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'forbidden' | 'payload_too_large' | 'unsupported_media_type' | 'not_modified' }
  getNowDomain: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  deleteNowDomain: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  listNowDomainRecords: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  createNowDomainRecord: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' }
  deleteNowDomainRecord: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  listNowCertificates: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  replaceNowCertificate: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'cert_expired' | 'payload_too_large' | 'unsupported_media_type' }
  issueNowCertificate: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' }
  getNowCertificate: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  deleteNowCertificate: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  listNowAliases: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  deleteNowAlias: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  listNowSecrets: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  createNowSecret: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'conflict' | 'payload_too_large' | 'unsupported_media_type' }
  getNowSecret: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  deleteNowSecret: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  renameNowSecret: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'conflict' | 'payload_too_large' | 'unsupported_media_type' }
  listNowDeploymentsByName: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  removeNowDeployment: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' }
  createNowDeploymentFromHashes: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'payload_too_large' | 'unsupported_media_type' }
  syncNowFile: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' }
  getNowNameservers: { system: 'now'; catalogue: 'now'; errors: 'authentication_error' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  createVercelSecret: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'payment_required' | 'payload_too_large' | 'unsupported_media_type' }
  deleteVercelSecret: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  renameVercelSecret: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' | 'payload_too_large' | 'unsupported_media_type' }
  listVercelSecrets: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  getVercelSecret: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'not_found' }
  createVercelSecretByBody: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' | 'payment_required' | 'payload_too_large' | 'unsupported_media_type' }
  getVercelUser: { system: 'vercel-secrets'; catalogue: 'vercel-secrets'; errors: 'unauthorized' | 'forbidden' | 'rate_limited' | 'bad_request' | 'internal_server_error' }
  listEnvironmentSecrets: { system: 'environment-secrets'; catalogue: 'environment-secrets'; errors: 'UNAUTHORIZED' | 'VALIDATION_ERROR' | 'RATE_LIMITED' | 'INTERNAL' | 'SERVICE_UNAVAILABLE' | 'FORBIDDEN_SCOPE' | 'NOT_FOUND' }
  createEnvironmentSecret: { system: 'environment-secrets'; catalogue: 'environment-secrets'; errors: 'UNAUTHORIZED' | 'VALIDATION_ERROR' | 'RATE_LIMITED' | 'INTERNAL' | 'SERVICE_UNAVAILABLE' | 'FORBIDDEN_SCOPE' | 'FORBIDDEN_ROLE' | 'NOT_FOUND' | 'CONFLICT' | 'IDEMPOTENCY_KEY_REUSED' | 'UNSUPPORTED_MEDIA_TYPE' }
  deleteEnvironmentSecret: { system: 'environment-secrets'; catalogue: 'environment-secrets'; errors: 'UNAUTHORIZED' | 'VALIDATION_ERROR' | 'RATE_LIMITED' | 'INTERNAL' | 'SERVICE_UNAVAILABLE' | 'FORBIDDEN_SCOPE' | 'FORBIDDEN_ROLE' | 'NOT_FOUND' }
  updateEnvironmentSecret: { system: 'environment-secrets'; catalogue: 'environment-secrets'; errors: 'UNAUTHORIZED' | 'VALIDATION_ERROR' | 'RATE_LIMITED' | 'INTERNAL' | 'SERVICE_UNAVAILABLE' | 'FORBIDDEN_SCOPE' | 'FORBIDDEN_ROLE' | 'NOT_FOUND' | 'READONLY_FIELD' | 'UNSUPPORTED_MEDIA_TYPE' }
  revealEnvironmentSecret: { system: 'environment-secrets'; catalogue: 'environment-secrets'; errors: 'UNAUTHORIZED' | 'VALIDATION_ERROR' | 'RATE_LIMITED' | 'INTERNAL' | 'SERVICE_UNAVAILABLE' | 'FORBIDDEN_SCOPE' | 'FORBIDDEN_ROLE' | 'NOT_FOUND' }
  listProjectSecrets: { system: 'project-secrets'; catalogue: 'project-secrets'; errors: 'UNAUTHORIZED' | 'RATE_LIMITED' | 'VALIDATION_ERROR' | 'INTERNAL_ERROR' | 'NOT_FOUND' }
  saveProjectSecret: { system: 'project-secrets'; catalogue: 'project-secrets'; errors: 'UNAUTHORIZED' | 'RATE_LIMITED' | 'VALIDATION_ERROR' | 'INTERNAL_ERROR' | 'NOT_FOUND' | 'SECRET_LIMIT_EXCEEDED' | 'UNSUPPORTED_MEDIA_TYPE' }
  deleteProjectSecret: { system: 'project-secrets'; catalogue: 'project-secrets'; errors: 'UNAUTHORIZED' | 'RATE_LIMITED' | 'VALIDATION_ERROR' | 'INTERNAL_ERROR' | 'NOT_FOUND' }
  listProjects: { system: 'project-secrets'; catalogue: 'project-secrets'; errors: 'UNAUTHORIZED' | 'RATE_LIMITED' | 'VALIDATION_ERROR' | 'INTERNAL_ERROR' }
  getProjectUser: { system: 'project-secrets'; catalogue: 'project-secrets'; errors: 'UNAUTHORIZED' | 'RATE_LIMITED' | 'VALIDATION_ERROR' | 'INTERNAL_ERROR' }
}

/** What the message of each code has to be told; what its body may be told besides. */
export interface ErrorValues {
  now: {
    authentication_error: { uid?: string; name?: string }
    rate_limited: { limit: string; retryAfter: string; uid?: string; name?: string }
    bad_request: { problem: string; uid?: string; name?: string }
    internal_server_error: { uid?: string; name?: string }
    not_found: { thing: string; reference: string; uid?: string; name?: string }
    method_unknown: { method: string; path: string; allow: string; uid?: string; name?: string }
    forbidden: { thing: string; reference: string; uid?: string; name?: string }
    alias_in_use: { alias: string; uid?: string; name?: string }
    conflict: { thing: string; reference: string; uid?: string; name?: string }
    not_modified: { name: string; uid?: string }
    cert_expired: { expiration: string; uid?: string; name?: string }
    payload_too_large: { limitBytes: string; uid?: string; name?: string }
    unsupported_media_type: { coding: string; codings: string; uid?: string; name?: string }
  }
  'vercel-secrets': {
    unauthorized: { limit?: string; remaining?: string; resetSeconds?: string }
    forbidden: { team: string; limit?: string; remaining?: string; resetSeconds?: string }
    payment_required: { limit?: string; remaining?: string; resetSeconds?: string }
    bad_request: { problem: string; limit?: string; remaining?: string; resetSeconds?: string }
    not_found: { thing: string; reference: string; limit?: string; remaining?: string; resetSeconds?: string }
    method_unknown: { method: string; path: string; allow: string; limit?: string; remaining?: string; resetSeconds?: string }
    payload_too_large: { limitBytes: string; limit?: string; remaining?: string; resetSeconds?: string }
    unsupported_media_type: { coding: string; codings: string; limit?: string; remaining?: string; resetSeconds?: string }
    rate_limited: { limit: string; retryAfter: string; remaining?: string; resetSeconds?: string }
    internal_server_error: { limit?: string; remaining?: string; resetSeconds?: string }
  }
  'environment-secrets': {
    VALIDATION_ERROR: { problem: string; field?: string; hint?: string }
    UNAUTHORIZED: { field?: string; hint?: string }
    FORBIDDEN_SCOPE: { problem: string; field?: string; hint?: string }
    FORBIDDEN_ROLE: { role: string; roles: string; field?: string; hint?: string }
    NOT_FOUND: { thing: string; field?: string; hint?: string }
    METHOD_NOT_ALLOWED: { method: string; path: string; allow: string; field?: string; hint?: string }
    UNSUPPORTED_MEDIA_TYPE: { coding: string; codings: string; field?: string; hint?: string }
    CONFLICT: { field?: string; hint?: string }
    IDEMPOTENCY_KEY_REUSED: { header: string; field?: string; hint?: string }
    READONLY_FIELD: { field: string; hint?: string }
    RATE_LIMITED: { retryAfter: string; field?: string; hint?: string }
    INTERNAL: { field?: string; hint?: string }
    SERVICE_UNAVAILABLE: { field?: string; hint?: string }
  }
  'project-secrets': {
    VALIDATION_ERROR: { problem: string }
    UNAUTHORIZED: {  }
    NOT_FOUND: {  }
    METHOD_NOT_ALLOWED: { method: string; path: string; allow: string }
    UNSUPPORTED_MEDIA_TYPE: { coding: string; codings: string }
    SECRET_LIMIT_EXCEEDED: { count: string }
    RATE_LIMITED: { retryAfter: string }
    INTERNAL_ERROR: {  }
  }
}

/** Schemas with `x-id`. */
export type IdKind = 'NowDeploymentId' | 'NowDomainId' | 'NowCertificateId' | 'NowAliasId' | 'NowSecretId' | 'NowRecordId' | 'NowVerifyToken' | 'NowHostSuffix' | 'VercelSecretId' | 'EnvironmentRequestId' | 'EnvironmentSecretId'
