/**
 * Certificates to store, made for this purpose and good for nothing else: an authority, two certificates that are in force from 2016 to
 * 2115 and one that was so for a day, each with its key and for every name directly below `certifiedDomain`.
 */

/** `NAME.contract.nowhere-kit.dev` is covered. */
export const certifiedDomain = 'contract.nowhere-kit.dev'

export interface StoredCertificate {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

const ca = `-----BEGIN CERTIFICATE-----
MIIBVjCB/qADAgECAgEBMAoGCCqGSM49BAMCMCoxKDAmBgNVBAMTH05vd2hlcmUg
Q29udHJhY3QgVGVzdCBBdXRob3JpdHkwIBcNMTYwMTAxMDAwMDAwWhgPMjExNjAx
MDEwMDAwMDBaMCoxKDAmBgNVBAMTH05vd2hlcmUgQ29udHJhY3QgVGVzdCBBdXRo
b3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR1s2EercYDTQeGlnZpUJus
2piwCJplCW1AFZt8U4YFDVs74a0IHt8NDJfXHRq15SBT6RMFi330gMOuy3nGx/BJ
oxMwETAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIAdLxfim4FdP
JDI4djwrFAN9OR+bivXJ6zAwVqvo2HyQAiBMEnTUB+1kdTTcYxgX6MjEzsIncLZV
dz+a4JlnWrRxPQ==
-----END CERTIFICATE-----
`

export const firstCertificate: StoredCertificate = {
  ca,
  cert: `-----BEGIN CERTIFICATE-----
MIIBajCCAQ+gAwIBAgIBAjAKBggqhkjOPQQDAjAqMSgwJgYDVQQDEx9Ob3doZXJl
IENvbnRyYWN0IFRlc3QgQXV0aG9yaXR5MCAXDTE2MDEwMTAwMDAwMFoYDzIxMTYw
MTAxMDAwMDAwWjAlMSMwIQYDVQQDDBoqLmNvbnRyYWN0Lm5vd2hlcmUta2l0LmRl
djBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKc+1IOPV1mHMy4o/d8UxT/JgXjs
Q6THcHIUe/1QyB+wrCSlixz6bpYHs2Kj335UazfvPthIB4kaVXtBoi+zaBajKTAn
MCUGA1UdEQQeMByCGiouY29udHJhY3Qubm93aGVyZS1raXQuZGV2MAoGCCqGSM49
BAMCA0kAMEYCIQDZCfjwTFhthe6tt5epWbyYc8Dj7l/i0lJXf644UG9hpAIhAI3d
NzZaZk8DWRRfNzrwOtw/C7bkWvx0E3qVz6rX2Os4
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiVVskxTjGpjvFNZt
hrXVdJGltTaQ0a8wggxupvF1CCuhRANCAASnPtSDj1dZhzMuKP3fFMU/yYF47EOk
x3ByFHv9UMgfsKwkpYsc+m6WB7Nio99+VGs37z7YSAeJGlV7QaIvs2gW
-----END PRIVATE KEY-----
`,
}

export const secondCertificate: StoredCertificate = {
  ca,
  cert: `-----BEGIN CERTIFICATE-----
MIIBaDCCAQ+gAwIBAgIBAzAKBggqhkjOPQQDAjAqMSgwJgYDVQQDEx9Ob3doZXJl
IENvbnRyYWN0IFRlc3QgQXV0aG9yaXR5MCAXDTE2MDEwMTAwMDAwMFoYDzIxMTUw
MTAxMDAwMDAwWjAlMSMwIQYDVQQDDBoqLmNvbnRyYWN0Lm5vd2hlcmUta2l0LmRl
djBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEkidM7shUGGTinjr7RSJ5zlN3fF
1bE6t+6lYMym/WF+ZsTWL8unLho0HD0wZkIr2JWPzUndS/m34BIHhWsdtTyjKTAn
MCUGA1UdEQQeMByCGiouY29udHJhY3Qubm93aGVyZS1raXQuZGV2MAoGCCqGSM49
BAMCA0cAMEQCIF0hoU2ZyMKjyA2CS6hj72a3fB0vYORzHti5TLNgK42cAiBeLMWZ
7xlEmqYja0TRppRJrx+Ej7ee00+RbNoGO16Q1w==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgW33KtHcCmIaFKzsH
N0vOysLBH9Z1j8NoWFAIVQgW61ehRANCAARJInTO7IVBhk4p46+0Uiec5Td3xdWx
OrfupWDMpv1hfmbE1i/Lpy4aNBw9MGZCK9iVj81J3Uv5t+ASB4VrHbU8
-----END PRIVATE KEY-----
`,
}

export const expiredCertificate: StoredCertificate = {
  ca,
  cert: `-----BEGIN CERTIFICATE-----
MIIBaDCCAQ2gAwIBAgIBBDAKBggqhkjOPQQDAjAqMSgwJgYDVQQDEx9Ob3doZXJl
IENvbnRyYWN0IFRlc3QgQXV0aG9yaXR5MB4XDTE2MDEwMTAwMDAwMFoXDTE2MDEw
MjAwMDAwMFowJTEjMCEGA1UEAwwaKi5jb250cmFjdC5ub3doZXJlLWtpdC5kZXYw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASGmuF2+X1TlXo2HjKoayjalkLuuvJP
t5l/8EHSnMGT9eqMB0k6kn8cU4bszhNgkBccD64A+Px0W8z8qFe1EGRqoykwJzAl
BgNVHREEHjAcghoqLmNvbnRyYWN0Lm5vd2hlcmUta2l0LmRldjAKBggqhkjOPQQD
AgNJADBGAiEAxffK0xSJEUl6y7HYeuIvnocMOGx5MfwGWQI0ME6t3MICIQDvi77T
G3pRWuis3xLHSk+ivw1R7BW2Z1t4yTTEEA0k/A==
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggrYbjUimO68ijGkg
9lCH1hJkkSuUsV3aM5/8xZbxpLShRANCAASGmuF2+X1TlXo2HjKoayjalkLuuvJP
t5l/8EHSnMGT9eqMB0k6kn8cU4bszhNgkBccD64A+Px0W8z8qFe1EGRq
-----END PRIVATE KEY-----
`,
}
