package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that end by themselves, as in ephemeral registries (ttl.sh): a tag says how long it lives,
 * such as {@code 1h}. Every other tag lives a day, and none longer. What has no tag has no end.
 */
final class Expiry {

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern TAG = Pattern.compile("([0-9]{1,9})([smhdw])");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private final RegistryStore store;
  private final Supplier<Terms> terms;
  private final InstantSource clock;

  /**
   * Ends names.
   *
   * @param terms say in which folder of repositories tags end
   */
  Expiry(RegistryStore store, Supplier<Terms> terms, InstantSource clock) {
    this.store = store;
    this.terms = terms;
    this.clock = clock;
  }

  /** Returns how long a tag lives. */
  static Duration lifetime(String tag) {
    Matcher matcher = TAG.matcher(tag);
    if (!matcher.matches()) {
      return LONGEST;
    }
    long count = Long.parseLong(matcher.group(1));
    Duration life = UNITS.getOrDefault(matcher.group(2), LONGEST).multipliedBy(count);
    return life.isZero() || life.compareTo(LONGEST) > 0 ? LONGEST : life;
  }

  /** Notes the end of a tag that is about to be put; pushed again, it lives anew. */
  void tagged(References references, String repository, String tag) throws IOException {
    if (terms.get().expiring().filter(name -> repository.startsWith(name + "/")).isPresent()) {
      references.putEnd(repository, tag, clock.instant().plus(lifetime(tag)));
    } else {
      references.deleteEnd(repository, tag);
    }
  }

  /** Takes away the tags whose time is over, and each image that has lost its last one by that. */
  void sweep(Terms asked) throws IOException {
    if (asked.expiring().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (String repository : store.with(References::repositories)) {
      for (Map.Entry<String, Instant> each : store.with(at -> at.ends(repository)).entrySet()) {
        if (!each.getValue().isAfter(now)) {
          end(repository, each.getKey(), now);
        }
      }
    }
  }

  /** Whoever pushes the tag at this moment has given it another end. */
  private void end(String repository, String tag, Instant now) throws IOException {
    store.withName(
        repository + ":" + tag,
        references -> {
          Optional<Instant> end = Optional.ofNullable(references.ends(repository).get(tag));
          if (end.filter(it -> !it.isAfter(now)).isPresent()) {
            Optional<Digest> digest = references.tag(repository, tag);
            references.deleteTag(repository, tag);
            if (digest.isPresent() && !isNamed(references, repository, digest.get())) {
              store.deleteManifest(references, repository, digest.get());
            }
          }
          return tag;
        });
  }

  private static boolean isNamed(References references, String repository, Digest digest)
      throws IOException {
    for (String tag : references.tags(repository)) {
      if (references.tag(repository, tag).filter(digest::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
