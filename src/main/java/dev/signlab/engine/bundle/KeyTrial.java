package dev.signlab.engine.bundle;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Verifier;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds out who made a signature: this key, this key in an unusual way, or another one at hand.
 *
 * @param key the one that should have
 * @param others keys that may have, asked for only when it did not
 * @param advice what to do when another key signed
 */
public record KeyTrial(
    NamedKey key, Supplier<List<NamedKey>> others, Function<NamedKey, Optional<Hint>> advice)
    implements SignerTrial {

  private static final int FINGERPRINT = 19;

  @Override
  public Outcome outcome(
      Function<KeyType, List<SignatureAlgorithm>> accepted, Predicate<Verifier> signed) {
    Optional<SignatureAlgorithm> algorithm = first(key, accepted.apply(key.key().type()), signed);
    if (algorithm.isPresent()) {
      return new Outcome.Passed(key.name() + ", " + algorithm.get().words());
    }
    return unusual(accepted, signed).orElseGet(() -> byAnother(accepted, signed));
  }

  private Optional<Outcome> unusual(
      Function<KeyType, List<SignatureAlgorithm>> accepted, Predicate<Verifier> signed) {
    KeyType type = key.key().type();
    List<SignatureAlgorithm> usual = accepted.apply(type);
    List<SignatureAlgorithm> rest =
        List.of(type.algorithms()).stream().filter(each -> !usual.contains(each)).toList();
    String expected = usual.isEmpty() ? "an algorithm of this key" : usual.getFirst().words();
    return first(key, rest, signed)
        .map(
            found ->
                new Outcome.Failed(
                    Cause.WRONG_ALGORITHM,
                    expected,
                    found.words(),
                    Hint.of("it is the right key: sign again with a tool that uses " + expected)));
  }

  private Outcome byAnother(
      Function<KeyType, List<SignatureAlgorithm>> accepted, Predicate<Verifier> signed) {
    String expected = key.name() + "  " + shortFingerprint();
    for (NamedKey other : others.get()) {
      boolean made =
          !other.key().equals(key.key())
              && first(other, accepted.apply(other.key().type()), signed).isPresent();
      if (made) {
        String found = "not this key; " + other.name() + " verifies it";
        return new Outcome.Failed(
            Failure.of(Cause.WRONG_KEY, expected, found)
                .withHints(advice.apply(other).stream().toList()));
      }
    }
    Hint hint = Hint.of("made by another key, or changed since it was made");
    return new Outcome.Failed(
        Cause.WRONG_KEY, expected, "a signature that this key did not make", hint);
  }

  @Override
  public byte[] verifier() {
    return key.key().encoded();
  }

  @Override
  public boolean isDated() {
    return false;
  }

  @Override
  public List<Step> signer(List<ObservedTime> times) {
    return List.of();
  }

  private static Optional<SignatureAlgorithm> first(
      NamedKey key, List<SignatureAlgorithm> algorithms, Predicate<Verifier> signed) {
    return algorithms.stream()
        .filter(algorithm -> signed.test(key.key().verifier(algorithm)))
        .findFirst();
  }

  private String shortFingerprint() {
    String fingerprint = key.key().fingerprint();
    return key.name().equals(fingerprint) ? "" : fingerprint.substring(0, FINGERPRINT) + "…";
  }
}
