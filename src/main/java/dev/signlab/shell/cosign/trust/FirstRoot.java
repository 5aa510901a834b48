package dev.signlab.shell.cosign.trust;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import java.util.Optional;

/**
 * The root with which trust in a repository begins.
 *
 * @param cosign the line that names it
 */
record FirstRoot(CosignInvocation cosign) {

  static final String CHECKSUM = "root-checksum";

  private static final String UNCHECKED =
      "WARNING: Fetching initial root from URL without providing its checksum is deprecated and"
          + " will be disallowed in a future Cosign release. Please provide the initial root"
          + " checksum via the --root-checksum argument.";
  private static final int LARGEST = 512_000;
  private static final int OK = 200;

  /** Reads a file, or fetches an address; the checksum has to fit where one is given. */
  byte[] read(String typed) {
    Optional<String> checksum = cosign.text(CHECKSUM);
    boolean isAddress = typed.startsWith("http://") || typed.startsWith("https://");
    if (isAddress && checksum.isEmpty()) {
      cosign.say(UNCHECKED);
    }
    byte[] root = isAddress ? fetched(typed) : cosign.read(typed, LARGEST);
    checksum.ifPresent(digest -> check(typed, root, digest));
    return root;
  }

  private byte[] fetched(String url) {
    ServiceDoor door = ServiceDoor.of("the first root", url, cosign.transport());
    ServiceAnswer answer = door.get("", LARGEST);
    if (answer.status() != OK) {
      throw door.refused(
              "loading URL " + url + ": server returned HTTP " + answer.status(),
              "GET " + url,
              "200",
              answer)
          .asException();
    }
    return answer.body();
  }

  private static void check(String typed, byte[] root, String said) {
    boolean isLong = said.startsWith("sha512:");
    DigestAlgorithm algorithm = isLong ? DigestAlgorithm.SHA512 : DigestAlgorithm.SHA256;
    String expected = said.replaceFirst("^sha(256|512):", "");
    String found = Digest.of(algorithm, root).hex();
    if (!found.equals(expected)) {
      throw Problem.of(
              "incorrect checksum for file %s: expected %s but got %s"
                  .formatted(typed, expected, found))
          .expected(algorithm.prefix() + ":" + expected)
          .found(algorithm.prefix() + ":" + found)
          .cause(Cause.DIGEST_MISMATCH)
          .asException();
    }
  }
}
