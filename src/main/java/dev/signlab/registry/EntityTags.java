package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.http.server.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of entity tags in a field of a request (RFC 9110, section 8.8.3). The entity tag of a blob
 * or manifest is its digest in quotes.
 *
 * @param any whether the list is {@code *}
 * @param strong the tags without {@code W/}, quotes taken off
 * @param all the tags with and without {@code W/}, quotes taken off, and one without quotes
 */
record EntityTags(boolean any, List<String> strong, List<String> all) {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

  /** Clients of registries leave the quotes out as well, and docker-registry lets them. */
  private static final Pattern BARE = Pattern.compile("\\s*([^\"\\s,]+)\\s*");

  /** Copies the lists. */
  EntityTags {
    strong = List.copyOf(strong);
    all = List.copyOf(all);
  }

  /** Returns the list in a field, or nothing when the request has no such field. */
  static Optional<EntityTags> of(Call call, String field) {
    return call.headers(field).map(EntityTags::parse);
  }

  static EntityTags parse(String text) {
    List<String> strong = new ArrayList<>();
    List<String> all = new ArrayList<>();
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      all.add(tags.group(2));
      if (tags.group(1) == null) {
        strong.add(tags.group(2));
      }
    }
    Matcher bare = BARE.matcher(text);
    if (bare.matches()) {
      all.add(bare.group(1));
    }
    return new EntityTags(text.strip().equals("*"), strong, all);
  }

  /** Compares strongly, as {@code If-Match} and {@code If-Range} do. */
  boolean matches(Digest digest) {
    return any || strong.contains(digest.toString());
  }

  /** Compares weakly, as {@code If-None-Match} does. */
  boolean matchesWeakly(Digest digest) {
    return any || all.contains(digest.toString());
  }
}
