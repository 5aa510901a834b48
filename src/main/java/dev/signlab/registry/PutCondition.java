package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.http.server.Call;
import java.util.Optional;

/**
 * What a client wants to hold before a manifest is put or deleted, so that those who read, change
 * and write lose nothing (RFC 9110, sections 13.1.1, 13.1.2 and 13.2.2). A manifest's entity tag is
 * its digest in quotes.
 *
 * @param match the tags of {@code If-Match}, of which one must be there; weak ones never match
 * @param noneMatch the tags of {@code If-None-Match}, of which none may be there
 */
record PutCondition(Optional<EntityTags> match, Optional<EntityTags> noneMatch) {

  static PutCondition of(Call call) {
    return new PutCondition(EntityTags.of(call, "If-Match"), EntityTags.of(call, "If-None-Match"));
  }

  void require(Optional<Digest> present) {
    if (!holds(present)) {
      throw RegistryError.of(ErrorCode.UNKNOWN, "the condition does not hold")
          .withStatus(412)
          .about(present.map(digest -> "there is " + digest).orElse("there is nothing"));
    }
  }

  private boolean holds(Optional<Digest> present) {
    boolean matched = match.map(tags -> present.filter(tags::matches).isPresent()).orElse(true);
    boolean met =
        noneMatch.map(tags -> present.filter(tags::matchesWeakly).isPresent()).orElse(false);
    return matched && !met;
  }
}
