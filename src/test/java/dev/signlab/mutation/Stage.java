package dev.signlab.mutation;

/** Where on its way from the signer to the verifier something is changed. */
enum Stage {
  /** The payload or statement, which is signed after the change. */
  SIGNED,
  /** The type of the payload of an envelope, which is signed after the change. */
  PAYLOAD_TYPE,
  /** The bytes of the signature. */
  SIGNATURE,
  /** The signature in Base64. */
  ENCODED,
  /** The bundle, or the envelope. */
  WRAPPED,
  /** The manifest that hangs on the image. */
  MANIFEST,
  /** The file, after it was signed. */
  ARTIFACT,
  /** The public key. */
  KEY
}
