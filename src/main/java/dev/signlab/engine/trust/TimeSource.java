package dev.signlab.engine.trust;

/** Whose word counts for when a signature was made, and a certificate therefore had to hold. */
public enum TimeSource {
  /** Logs and timestamp authorities, whoever of them says one; as sigstore's clients have it. */
  ANYBODY,
  /** The log; only where it says no time, as those of the second version, timestamps. */
  LOG,
  /** Timestamp authorities, of which one is asked for; what the log says has to fit too. */
  TIMESTAMPS,
  /** Nobody: the certificate has to hold now. */
  CLOCK
}
