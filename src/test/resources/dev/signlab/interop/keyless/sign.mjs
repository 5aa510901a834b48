import { readFileSync } from 'node:fs'
import { bundleToJSON } from '@sigstore/bundle'
import { FulcioSigner, MessageSignatureBundleBuilder, RekorWitness, TSAWitness } from '@sigstore/sign'

const { FULCIO, REKOR, VERSION, TSA, TOKEN, BLOB } = process.env
const signer = new FulcioSigner({
  fulcioBaseURL: FULCIO,
  identityProvider: { getToken: async () => TOKEN },
})
const log = new RekorWitness({ rekorBaseURL: REKOR, majorApiVersion: Number(VERSION) })
const witnesses = [log, new TSAWitness({ tsaBaseURL: TSA })]
const builder = new MessageSignatureBundleBuilder({ signer, witnesses })
const bundle = await builder.create({ data: readFileSync(BLOB) })
console.log(JSON.stringify(bundleToJSON(bundle)))
