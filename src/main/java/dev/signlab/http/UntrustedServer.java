package dev.signlab.http;

/**
 * Why the certificate of a server was not believed.
 *
 * @param fault the kind of fault
 * @param words what is wrong with it, on one line
 */
public record UntrustedServer(Fault fault, String words) {

  /** What may be wrong with a certificate (RFC 5280, section 6; RFC 9525). */
  public enum Fault {
    /** Nobody who is trusted signed it. */
    UNKNOWN_AUTHORITY,
    /** Its time is over, or has not come. */
    EXPIRED,
    /** It is for servers of other names. */
    WRONG_NAME,
    /** It may not be used in this way, or was signed in a way that nobody believes any more. */
    BROKEN
  }
}
