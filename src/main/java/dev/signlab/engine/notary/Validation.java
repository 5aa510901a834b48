package dev.signlab.engine.notary;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is validated of a signature, in this order (trust-store-trust-policy.md). */
public enum Validation {
  /** The envelope is whole, and its certificate's key made it. */
  INTEGRITY("integrity"),
  /** Somebody who is trusted signed. */
  AUTHENTICITY("authenticity"),
  /** The certificates held when it was signed; nobody but the clock says so here. */
  AUTHENTIC_TIMESTAMP("authenticTimestamp"),
  /** The signer would still have it used. */
  EXPIRY("expiry"),
  /** No certificate was revoked. */
  REVOCATION("revocation");

  private final String words;

  Validation(String words) {
    this.words = words;
  }

  /** Returns its name in policies. */
  public String words() {
    return words;
  }

  static Optional<Validation> named(String words) {
    return Stream.of(values()).filter(each -> each.words.equals(words)).findFirst();
  }

  /** What follows where a validation fails. */
  public enum Action {
    /** The signature does not count. */
    ENFORCE,
    /** It is told, and that is all. */
    LOG,
    /** It is not looked at. */
    SKIP
  }

  /** How much a policy asks for. */
  public enum Level {
    /** All of it. */
    STRICT,
    /** That somebody trusted signed just this. */
    PERMISSIVE,
    /** That a signature is whole. */
    AUDIT,
    /** Nothing. */
    SKIP;

    /** Returns what follows by itself where a validation fails. */
    Action of(Validation validation) {
      return switch (this) {
        case STRICT -> Action.ENFORCE;
        case PERMISSIVE ->
            validation == INTEGRITY || validation == AUTHENTICITY ? Action.ENFORCE : Action.LOG;
        case AUDIT -> validation == INTEGRITY ? Action.ENFORCE : Action.LOG;
        case SKIP -> Action.SKIP;
      };
    }

    static Level parse(String text) {
      return Stream.of(values())
          .filter(each -> each.words().equals(text))
          .findFirst()
          .orElseThrow(() -> unknown(text));
    }

    /** Returns its name in policies. */
    public String words() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static LabException unknown(String text) {
      return Problem.of("the trust policy has an unknown level")
          .expected(String.join(", ", List.of(values()).stream().map(Level::words).toList()))
          .found(text)
          .cause(Cause.MALFORMED)
          .asException();
    }
  }
}
