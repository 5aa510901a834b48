package dev.signlab.engine.admission;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import java.util.List;
import java.util.Optional;

/**
 * One of those whose word is enough for a policy.
 *
 * @param name by which refusals call it
 * @param asked whom it asks for
 * @param layout the only one in which it looks for signatures
 * @param attestations types of predicates that must be attested, in place of a signature
 */
record Authority(String name, Asked asked, SignatureLayout layout, List<String> attestations) {

  Authority {
    attestations = List.copyOf(attestations);
  }

  /** Whom an authority asks for. */
  sealed interface Asked {

    /** Returns the word by which refusals call the kind. */
    String kind();
  }

  /**
   * Somebody with a key.
   *
   * @param key the public half
   * @param hash with which they sign, where it is not the usual one
   * @param logged whether a log must hold the signature
   */
  record WithKey(NamedKey key, Optional<DigestAlgorithm> hash, boolean logged) implements Asked {

    @Override
    public String kind() {
      return "key";
    }
  }

  /**
   * One of some identities.
   *
   * @param identities any of which may have signed
   */
  record WithIdentity(List<ExpectedIdentity> identities) implements Asked {

    WithIdentity {
      identities = List.copyOf(identities);
    }

    @Override
    public String kind() {
      return "keyless";
    }
  }

  /**
   * Nobody: the answer is known beforehand.
   *
   * @param passes the answer
   * @param message why not
   */
  record Fixed(boolean passes, String message) implements Asked {

    @Override
    public String kind() {
      return "static";
    }
  }
}
