package dev.signlab.registry;

import dev.signlab.http.server.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A part of a sorted list (distribution-spec, section Listing Tags).
 *
 * @param names what is on the page
 * @param next where the page after it is, where there is one
 */
record Page(List<String> names, Optional<String> next) {

  static Page of(Call call, List<String> all) {
    String last = call.query("last").orElse("");
    List<String> rest = all.stream().filter(name -> name.compareTo(last) > 0).toList();
    Optional<String> size = call.query("n");
    if (size.isEmpty()) {
      return new Page(rest, Optional.empty());
    }
    long n = ByteRange.number(size.get());
    if (n < 0) {
      throw RegistryError.of(
              ErrorCode.PAGINATION_NUMBER_INVALID, "invalid number of results requested")
          .about(size.get());
    }
    List<String> names = rest.stream().limit(n).toList();
    boolean isLast = names.size() == rest.size() || names.isEmpty();
    return new Page(names, isLast ? Optional.empty() : Optional.of(link(call, names.getLast(), n)));
  }

  private static String link(Call call, String last, long n) {
    String encoded = URLEncoder.encode(last, StandardCharsets.UTF_8);
    return call.path() + "?last=" + encoded + "&n=" + n;
  }
}
