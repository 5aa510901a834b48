package dev.signlab.crypto.keys;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Locale;

/**
 * What stands behind {@code --key}: a file, or a URI whose scheme names a provider.
 *
 * @param scheme the scheme in lower case; {@code file} for a path
 * @param value what stands behind the scheme: the path, the variable, the address
 * @param text the whole as it was typed
 */
public record KeyReference(String scheme, String value, String text) {

  /** The scheme of a plain path. */
  public static final String FILE = "file";

  private static final String SEPARATOR = "://";
  private static final String PKCS11 = "pkcs11:";
  private static final String PIN = "pin-value=";

  /** Parses what was typed. */
  public static KeyReference parse(String text) {
    if (text.isBlank()) {
      throw Problem.of("no key was named")
          .expected("a file such as cosign.key, or a reference such as env://COSIGN_PRIVATE_KEY")
          .found("an empty text")
          .cause(Cause.MALFORMED)
          .asException();
    }
    if (text.startsWith(PKCS11)) {
      return new KeyReference("pkcs11", text.substring(PKCS11.length()), text);
    }
    int separator = text.indexOf(SEPARATOR);
    if (separator > 0) {
      String scheme = text.substring(0, separator).toLowerCase(Locale.ROOT);
      return new KeyReference(scheme, text.substring(separator + SEPARATOR.length()), text);
    }
    return new KeyReference(FILE, text, text);
  }

  /** Tells whether this is a file. */
  public boolean isFile() {
    return scheme.equals(FILE);
  }

  /** Returns what was typed, without a PIN in it: this goes into problems and reports. */
  @Override
  public String toString() {
    int start = text.startsWith(PKCS11) ? text.indexOf(PIN) : -1;
    if (start < 0) {
      return text;
    }
    int end = text.indexOf('&', start);
    return text.substring(0, start + PIN.length()) + "***" + (end < 0 ? "" : text.substring(end));
  }
}
