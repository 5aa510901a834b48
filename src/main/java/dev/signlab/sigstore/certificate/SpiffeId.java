package dev.signlab.sigstore.certificate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a program in a cluster or on a machine (The SPIFFE Identity and Verifiable Identity
 * Document, section 2): {@code spiffe://DOMAIN/PATH}.
 *
 * @param trustDomain who vouches for the name
 * @param path within the domain, with a slash in front; empty for the domain itself
 */
public record SpiffeId(String trustDomain, String path) {

  private static final int LONGEST = 2048;
  private static final Pattern FORM =
      Pattern.compile("spiffe://([a-z0-9._-]{1,255})((/[a-zA-Z0-9._-]+)*)");

  /**
   * Reads a name.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static SpiffeId parse(String text) {
    Matcher id = FORM.matcher(text.length() > LONGEST ? "" : text);
    if (!id.matches() || Arrays.stream(id.group(2).split("/")).anyMatch(SpiffeId::isRelative)) {
      throw Problem.of("this is no SPIFFE ID: " + text)
          .expected("spiffe://DOMAIN/PATH, such as spiffe://example.com/build/signer")
          .found(text)
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new SpiffeId(id.group(1), id.group(2));
  }

  private static boolean isRelative(String part) {
    return part.equals(".") || part.equals("..");
  }

  /** Returns the name as it was read. */
  @Override
  public String toString() {
    return "spiffe://" + trustDomain + path;
  }
}
