package dev.signlab.engine.notary;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Parts of a subject that a signer's certificate must have (trust-store-trust-policy.md, Trusted
 * Identities Constraints).
 *
 * @param text as the policy has it
 * @param parts attribute and value
 */
record SubjectPattern(String text, Map<String, String> parts) {

  private static final String PREFIX = "x509.subject:";
  private static final List<String> REQUIRED = List.of("C", "ST", "O");

  static SubjectPattern parse(String text) {
    String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()).strip() : "";
    Map<String, String> parts =
        parts(name)
            .orElseThrow(
                () -> TrustPolicy.refused("* alone, or x509.subject: C=…, ST=…, O=…", text));
    for (String each : REQUIRED) {
      if (!parts.containsKey(each)) {
        throw TrustPolicy.refused(PREFIX + " with C, ST and O", text);
      }
    }
    return new SubjectPattern(text, parts);
  }

  /** A name with one attribute twice, or two in one part, has no parts that could be compared. */
  private static Optional<Map<String, String>> parts(String name) {
    Map<String, String> parts = new HashMap<>();
    try {
      for (Rdn each : new LdapName(name).getRdns()) {
        String type = each.getType().toUpperCase(Locale.ROOT);
        String before = parts.put(type, each.getValue().toString());
        if (each.size() > 1 || before != null) {
          return Optional.empty();
        }
      }
    } catch (InvalidNameException | IllegalArgumentException e) {
      // A backslash that escapes nothing shows only when the value is read, and unchecked.
      return Optional.empty();
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
  }

  boolean matches(String subject) {
    return parts(subject)
        .filter(theirs -> theirs.entrySet().containsAll(parts.entrySet()))
        .isPresent();
  }

  /** Tells whether every certificate that another one matches is matched here too. */
  boolean covers(SubjectPattern other) {
    return other.parts.entrySet().containsAll(parts.entrySet());
  }
}
