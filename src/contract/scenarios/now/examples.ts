/** Inputs of the now API whose examples in the document are shortened, or ask for what is there already. */
import type { ExampleInputs } from '../cases/inputs/ground.ts'
import { certifiedDomain, firstCertificate } from './stored-certificates.ts'

export const nowExamples: ExampleInputs = {
  issueNowCertificate: { body: (owner) => ({ domains: [owner.uniqueHost('cert')] }) },
  replaceNowCertificate: {
    body: (owner) => ({ domains: [`${owner.unique('cert')}.${certifiedDomain}`], ...firstCertificate }),
  },
}
