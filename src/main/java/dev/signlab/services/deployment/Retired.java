package dev.signlab.services.deployment;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TimeRange;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys that were replaced: what they signed before their end is believed still.
 *
 * @param state the folder of the state
 */
record Retired(Path state) {

  private static final TrustedRoot NONE =
      new TrustedRoot(List.of(), List.of(), List.of(), List.of());

  /** Returns those that were replaced, each with its end. */
  TrustedRoot all() {
    Path file = file();
    return Files.exists(file) ? TrustedRoot.read(file, file.toString()) : NONE;
  }

  /**
   * Adds those of a root that have no end yet and belong to what gets a new key.
   *
   * @param replaced the key of a log; authorities are known by what they are
   */
  void add(
      TrustedRoot believed, RotatedKey subject, Optional<VerificationKey> replaced, Instant end) {
    TrustedRoot before = all();
    TrustedRoot after =
        new TrustedRoot(
            joined(before.tlogs(), logs(believed.tlogs(), replaced, end)),
            joined(
                before.certificateAuthorities(),
                authorities(believed.certificateAuthorities(), subject == RotatedKey.FULCIO, end)),
            joined(before.ctlogs(), logs(believed.ctlogs(), replaced, end)),
            joined(
                before.timestampAuthorities(),
                authorities(believed.timestampAuthorities(), subject == RotatedKey.TSA, end)));
    AtomicFile.write(file(), after.json());
  }

  private Path file() {
    return state.resolve("retired.json");
  }

  private static List<LogInstance> logs(
      List<LogInstance> logs, Optional<VerificationKey> replaced, Instant end) {
    return logs.stream()
        .filter(log -> replaced.filter(log.key()::equals).isPresent())
        .filter(log -> log.validFor().end().isEmpty())
        .map(log -> log.validFor(ended(log.validFor(), end)))
        .toList();
  }

  private static List<Authority> authorities(
      List<Authority> authorities, boolean isReplaced, Instant end) {
    return authorities.stream()
        .filter(each -> isReplaced && each.validFor().end().isEmpty())
        .map(each -> each.validFor(ended(each.validFor(), end)))
        .toList();
  }

  private static TimeRange ended(TimeRange range, Instant end) {
    return new TimeRange(range.start(), Optional.of(end));
  }

  static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
