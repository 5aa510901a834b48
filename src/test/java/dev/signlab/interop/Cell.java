package dev.signlab.interop;

/**
 * One place of the matrix.
 *
 * @param form what is signed, and how
 * @param signer who signed
 * @param key with what kind of key
 * @param verifier who verified
 * @param registry where the image lay; for a file both
 */
record Cell(Form form, String signer, KeyKind key, String verifier, String registry) {}
