package dev.signlab.engine.verify;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.engine.report.NamedKey;
import java.util.Optional;
import java.util.function.Function;

/** What to do when a key that is at hand made a signature, and not the expected one. */
final class Advice {

  private Advice() {}

  static Function<NamedKey, Optional<Hint>> ofImage(String image) {
    return to(key -> new Intent.VerifyImage(image, key));
  }

  static Function<NamedKey, Optional<Hint>> ofAttestation(String image, String type) {
    return to(key -> new Intent.VerifyAttestation(image, key, type));
  }

  static Function<NamedKey, Optional<Hint>> ofFile(String file) {
    return to(key -> new Intent.VerifyFile(file, key));
  }

  static Function<NamedKey, Optional<Hint>> ofFileAttestation(String file, String type) {
    return to(key -> new Intent.VerifyFileAttestation(file, key, type));
  }

  private static Function<NamedKey, Optional<Hint>> to(Function<String, Intent> verify) {
    return other ->
        Optional.of(
            Hint.to(
                "made by another key. " + other.name() + " in this folder does verify it",
                verify.apply(other.name())));
  }
}
