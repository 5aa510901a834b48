import { readFileSync } from 'node:fs'
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify'

const json = (file) => JSON.parse(readFileSync(file, 'utf8'))
const options = { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 }
for (const { root, bundle, blob, identity, issuer } of JSON.parse(process.env.CHECKS)) {
  try {
    const trust = toTrustMaterial(TrustedRoot.fromJSON(json(root)))
    const signed = toSignedEntity(bundleFromJSON(json(bundle)), readFileSync(blob))
    const policy = { subjectAlternativeName: identity, extensions: { issuer } }
    new Verifier(trust, options).verify(signed, policy)
    console.log('OK')
  } catch (e) {
    console.log(`${e.code}: ${e.message}`.replace(/\s+/g, ' '))
  }
}
