package dev.signlab.registry;

import dev.signlab.http.server.Call;
import java.util.Locale;
import java.util.Optional;

/** What a client takes (RFC 9110, section 12.5.1); weights do not matter, there is no choice. */
final class Accepted {

  private static final String MANIFESTS = "application/vnd.";

  private Accepted() {}

  /**
   * Refuses to send a manifest to a client that lists kinds of manifests and not this one: it could
   * not read it. Clients that list none, as browsers and curl, get what there is.
   */
  static void require(Call call, String mediaType) {
    Optional<String> accept = call.headers("Accept");
    if (accept.isPresent() && !takes(accept.get(), mediaType)) {
      throw RegistryError.of(
              ErrorCode.MANIFEST_UNKNOWN,
              "manifest found, but its type is not among those accepted")
          .about(mediaType);
    }
  }

  private static boolean takes(String accept, String mediaType) {
    boolean namesManifests = false;
    for (String part : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String type = part.split(";", -1)[0].strip();
      if (type.equals(mediaType) || type.equals("*/*") || type.equals("application/*")) {
        return true;
      }
      namesManifests |= type.startsWith(MANIFESTS);
    }
    return !namesManifests;
  }
}
