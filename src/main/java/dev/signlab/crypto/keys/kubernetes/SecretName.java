package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;

/**
 * The name of a Secret. Both parts are DNS names (RFC 1123), so that nothing else gets into the
 * path of a call.
 *
 * @param namespace the namespace
 * @param name the name in it
 */
public record SecretName(String namespace, String name) {

  private static final int LONGEST = 253;

  /** Parses {@code NAMESPACE/NAME}. */
  public static SecretName parse(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0 && isName(text.substring(0, slash)) && isName(text.substring(slash + 1))) {
      return new SecretName(text.substring(0, slash), text.substring(slash + 1));
    }
    throw Problem.of("kubernetes specification should be in the format k8s://<namespace>/<secret>")
        .expected("k8s://NAMESPACE/NAME, both of small letters, digits, dashes and dots")
        .found("k8s://" + text)
        .hint("for instance", new Intent.ShowPublicKey("k8s://default/cosign", false))
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && isEnd(text.charAt(0))
        && isEnd(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> isEnd((char) c) || c == '-' || c == '.');
  }

  private static boolean isEnd(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
