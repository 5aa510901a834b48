package dev.signlab.interop.keyless;

import dev.signlab.diagnostic.Cause;

/** What can be wrong with something that is well signed otherwise. */
enum Fault {
  IDENTITY("Somebody else", Cause.WRONG_IDENTITY, "the verifier expects bob@example.com"),
  ISSUER(
      "Another issuer",
      Cause.WRONG_ISSUER,
      "the verifier expects that another issuer vouches for Alice"),
  AUTHORITY(
      "Another authority",
      Cause.UNKNOWN_AUTHORITY,
      "the trusted root holds the Fulcio of another world"),
  LOG("Another log", Cause.UNKNOWN_LOG, "the trusted root holds the Rekor of another world"),
  TIME(
      "Too late",
      Cause.NOT_VALID_THEN,
      "timestamp and log entry are of an hour after the certificate was issued for ten minutes"),
  PAYLOAD("Something else", Cause.DIGEST_MISMATCH, "the file, or the image, is another one"),
  CERTIFICATE_LOG(
      "Another certificate log",
      Cause.UNKNOWN_LOG,
      "the trusted root holds the log of certificates of another world");

  private final String title;
  private final Cause cause;
  private final String words;

  Fault(String title, Cause cause, String words) {
    this.title = title;
    this.cause = cause;
    this.words = words;
  }

  String title() {
    return title;
  }

  /** What the lab says that it is. */
  Cause cause() {
    return cause;
  }

  String words() {
    return words;
  }

  /** A late signature in the legacy layout was not made. */
  boolean isMadeOfImages() {
    return this != TIME;
  }

  /** Tells of a verifier that it does not look at this. */
  boolean isNotSeenBy(Party verifier) {
    return this == CERTIFICATE_LOG && verifier instanceof SkopeoParty;
  }
}
