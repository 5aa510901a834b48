package dev.signlab.services.ctlog;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The authorities whose certificates a log takes (RFC 6962, section 3.1). When a certificate holds
 * is not asked: logs take expired ones too.
 *
 * @param roots their certificates
 */
record AcceptedRoots(List<Certificate> roots) {

  private static final int LONGEST = 10;

  AcceptedRoots {
    roots = List.copyOf(roots);
  }

  static AcceptedRoots parse(List<byte[]> roots) {
    return new AcceptedRoots(
        roots.stream().map(der -> Certificate.parse(der, "accepted root")).toList());
  }

  /** Returns the whole chain, with its root at the end, or refuses what leads to none. */
  List<Certificate> chain(List<byte[]> given) {
    if (given.isEmpty() || given.size() > LONGEST) {
      throw refused("a chain of 1 to " + LONGEST + " certificates", given.size() + " certificates");
    }
    List<Certificate> chain = new ArrayList<>();
    for (byte[] der : given) {
      Certificate next = Certificate.parse(der, "certificate " + chain.size() + " of the chain");
      if (!chain.isEmpty() && !next.issued(chain.getLast())) {
        throw refused(
            "the issuer of " + words(chain.getLast()) + " behind it", "one that did not issue it");
      }
      chain.add(next);
    }
    if (!isRoot(chain.getLast())) {
      chain.add(rootAbove(chain.getLast()));
    }
    return chain;
  }

  private boolean isRoot(Certificate certificate) {
    return roots.stream().anyMatch(root -> Arrays.equals(root.encoded(), certificate.encoded()));
  }

  private Certificate rootAbove(Certificate certificate) {
    Optional<Certificate> found =
        roots.stream().filter(root -> root.issued(certificate)).findFirst();
    return found.orElseThrow(
        () ->
            refused(
                "one of " + roots.stream().map(Certificate::subject).toList(),
                certificate.issuer()));
  }

  private static String words(Certificate certificate) {
    return certificate.subject().isEmpty()
        ? "the certificate"
        : "the certificate of " + certificate.subject();
  }

  private static LabException refused(String expected, String found) {
    return Problem.of("the chain does not lead to a root that this log accepts")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
